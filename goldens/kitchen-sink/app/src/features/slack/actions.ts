"use server";
import { eq } from "drizzle-orm";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import app from "@/content/app.json";
import { withUser } from "@/kit/auth";
import { attempt } from "@/kit/db/attempt";
import * as rules from "@/kit/form/rules";
import { parseForm, refused, type FormState } from "@/kit/form/state";
import { sendToSlack } from "./notify";
import { integrationSettings } from "./schema";

const SLUG = "slack";
const webhookInput = z.object({ webhookUrl: rules.url({ label: "Webhook URL", required: true }) });

export async function connectSlack(_: FormState, form: FormData): Promise<FormState> {
  const input = parseForm(webhookInput, form);
  if (!input.ok) return input.state;
  const { webhookUrl } = input.data;
  if (!/^https:\/\/hooks\.slack(-gov)?\.com\//.test(webhookUrl)) {
    return refused("Paste the URL that Slack gave you. It starts with https://hooks.slack.com/", "webhookUrl");
  }
  const saved = await attempt(() =>
    withUser((tx) =>
      tx.insert(integrationSettings).values({ slug: SLUG, webhookUrl }).onConflictDoUpdate({ target: integrationSettings.slug, set: { webhookUrl } }),
    ),
  );
  if (!saved.ok) return refused(saved.error);
  revalidatePath("/settings");
  return { errors: {}, notice: "Slack is connected." };
}

export async function disconnectSlack(): Promise<{ ok: true } | { ok: false; error: string }> {
  const gone = await attempt(() => withUser((tx) => tx.delete(integrationSettings).where(eq(integrationSettings.slug, SLUG))));
  if (!gone.ok) return gone;
  revalidatePath("/settings");
  return { ok: true };
}

export async function testSlack(): Promise<{ ok: true } | { ok: false; error: string }> {
  const [row] = await withUser((tx) => tx.select().from(integrationSettings).where(eq(integrationSettings.slug, SLUG)));
  if (!row) return { ok: false, error: "Slack is not connected." };
  const sent = await sendToSlack(row.webhookUrl, `${app.name} can write to this channel.`);
  return sent ? { ok: true } : { ok: false, error: "Slack did not take the message. Check the webhook URL." };
}

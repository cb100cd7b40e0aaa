import "server-only";
import { eq } from "drizzle-orm";
import { headers } from "next/headers";
import { engine } from "@/kit/db";
import { integrationSettings } from "./schema";

const SLUG = "slack";
const PATIENCE = 4000;

/** The webhook that messages go to, or null while Slack is not connected. Read as the server: whoever triggers a message need not see it. */
async function webhook(): Promise<string | null> {
  const { db } = await engine();
  const [row] = await db.select({ url: integrationSettings.webhookUrl }).from(integrationSettings).where(eq(integrationSettings.slug, SLUG));
  return row?.url ?? null;
}

/** What Slack reads as markup stands for itself. */
const plain = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** Sends one message. Returns whether Slack took it. */
export async function sendToSlack(url: string, text: string): Promise<boolean> {
  try {
    const answer = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ text }),
      redirect: "error",
      signal: AbortSignal.timeout(PATIENCE),
    });
    return answer.ok;
  } catch {
    return false; // no network, or Slack is slow: what happened in the app stands
  }
}

/** Tells Slack about something that happened, with a link to it; nothing happens while Slack is not connected. */
export async function notifySlack(text: string, path: string): Promise<void> {
  const url = await webhook();
  if (!url) return;
  const list = await headers();
  const host = list.get("x-forwarded-host") ?? list.get("host");
  const origin = `${list.get("x-forwarded-proto") ?? "http"}://${host}`;
  await sendToSlack(url, `${plain(text)} <${origin}${path}|Open>`);
}

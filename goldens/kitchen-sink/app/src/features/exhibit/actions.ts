"use server";
import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { redirect } from "next/navigation";
import { notifySlack } from "@/features/slack/notify";
import { mayEver } from "@/kit/access";
import { withViewer } from "@/kit/auth";
import { attempt, inputOf } from "@/kit/db/attempt";
import { parseForm, refused, type FormState } from "@/kit/form/state";
import { setFlash } from "@/kit/ui/set-flash";
import { exhibitAccess } from "./access";
import { getExhibit } from "./queries";
import { exhibits } from "./schema";
import { exhibitInput } from "./validation";

export async function createExhibit(_: FormState, form: FormData): Promise<FormState> {
  const input = parseForm(exhibitInput, form);
  if (!input.ok) return input.state;
  const id = randomUUID();
  const made = await attempt(() => withViewer((tx) => tx.insert(exhibits).values({ id, ...input.data })));
  if (!made.ok) return refused(made.error, inputOf("exhibits", made.constraint));
  await notifySlack(`New exhibit: ${form.get("title")}`, `/exhibits/${id}`);
  await setFlash("Thank you. The exhibit waits for approval.");
  redirect(await afterCreation(id));
}

/** To the new row, or as near to it as the one who made it may come. */
async function afterCreation(id: string): Promise<string> {
  if (await getExhibit(id)) return `/exhibits/${id}`;
  const list = await withViewer(async (_, viewer) => mayEver(exhibitAccess.read, viewer));
  return list ? "/exhibits" : "/";
}

export async function updateExhibit(id: string, _: FormState, form: FormData): Promise<FormState> {
  const input = parseForm(exhibitInput, form);
  if (!input.ok) return input.state;
  const changed = await attempt(() =>
    withViewer((tx) => tx.update(exhibits).set(input.data).where(eq(exhibits.id, id)).returning({ id: exhibits.id })),
  );
  if (!changed.ok) return refused(changed.error, inputOf("exhibits", changed.constraint));
  if (changed.value.length === 0) return refused("You are not allowed to change this.");
  await setFlash("Exhibit saved");
  redirect(`/exhibits/${id}`);
}

export async function deleteExhibit(id: string): Promise<{ ok: true } | { ok: false; error: string }> {
  const gone = await attempt(() => withViewer((tx) => tx.delete(exhibits).where(eq(exhibits.id, id)).returning({ id: exhibits.id })));
  if (!gone.ok) return gone;
  if (gone.value.length === 0) return { ok: false, error: "You are not allowed to delete this." };
  await setFlash("Exhibit deleted");
  redirect("/exhibits");
}

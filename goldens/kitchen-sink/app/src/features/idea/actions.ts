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
import { ideaAccess } from "./access";
import { getIdea } from "./queries";
import { ideas } from "./schema";
import { ideaInput } from "./validation";

export async function createIdea(_: FormState, form: FormData): Promise<FormState> {
  const input = parseForm(ideaInput, form);
  if (!input.ok) return input.state;
  const id = randomUUID();
  const made = await attempt(() => withViewer((tx) => tx.insert(ideas).values({ id, ...input.data })));
  if (!made.ok) return refused(made.error, inputOf("ideas", made.constraint));
  await notifySlack(`New idea: ${form.get("title")}`, `/ideas/${id}`);
  await setFlash("Idea created");
  redirect(await afterCreation(id));
}

/** To the new row, or as near to it as the one who made it may come. */
async function afterCreation(id: string): Promise<string> {
  if (await getIdea(id)) return `/ideas/${id}`;
  const list = await withViewer(async (_, viewer) => mayEver(ideaAccess.read, viewer));
  return list ? "/ideas" : "/";
}

export async function updateIdea(id: string, _: FormState, form: FormData): Promise<FormState> {
  const input = parseForm(ideaInput, form);
  if (!input.ok) return input.state;
  const changed = await attempt(() =>
    withViewer((tx) => tx.update(ideas).set(input.data).where(eq(ideas.id, id)).returning({ id: ideas.id })),
  );
  if (!changed.ok) return refused(changed.error, inputOf("ideas", changed.constraint));
  if (changed.value.length === 0) return refused("You are not allowed to change this.");
  await setFlash("Idea saved");
  redirect(`/ideas/${id}`);
}

export async function deleteIdea(id: string): Promise<{ ok: true } | { ok: false; error: string }> {
  const gone = await attempt(() => withViewer((tx) => tx.delete(ideas).where(eq(ideas.id, id)).returning({ id: ideas.id })));
  if (!gone.ok) return gone;
  if (gone.value.length === 0) return { ok: false, error: "You are not allowed to delete this." };
  await setFlash("Idea deleted");
  redirect("/ideas");
}

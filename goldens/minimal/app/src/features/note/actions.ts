"use server";
import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { redirect } from "next/navigation";
import { mayEver } from "@/kit/access";
import { withViewer } from "@/kit/auth";
import { attempt, inputOf } from "@/kit/db/attempt";
import { parseForm, refused, type FormState } from "@/kit/form/state";
import { setFlash } from "@/kit/ui/set-flash";
import { noteAccess } from "./access";
import { getNote } from "./queries";
import { notes } from "./schema";
import { noteInput } from "./validation";

export async function createNote(_: FormState, form: FormData): Promise<FormState> {
  const input = parseForm(noteInput, form);
  if (!input.ok) return input.state;
  const id = randomUUID();
  const made = await attempt(() => withViewer((tx) => tx.insert(notes).values({ id, ...input.data })));
  if (!made.ok) return refused(made.error, inputOf("notes", made.constraint));
  await setFlash("Note created");
  redirect(await afterCreation(id));
}

/** To the new row, or as near to it as the one who made it may come. */
async function afterCreation(id: string): Promise<string> {
  if (await getNote(id)) return `/notes/${id}`;
  const list = await withViewer(async (_, viewer) => mayEver(noteAccess.read, viewer));
  return list ? "/notes" : "/";
}

export async function updateNote(id: string, _: FormState, form: FormData): Promise<FormState> {
  const input = parseForm(noteInput, form);
  if (!input.ok) return input.state;
  const changed = await attempt(() =>
    withViewer((tx) => tx.update(notes).set(input.data).where(eq(notes.id, id)).returning({ id: notes.id })),
  );
  if (!changed.ok) return refused(changed.error, inputOf("notes", changed.constraint));
  if (changed.value.length === 0) return refused("You are not allowed to change this.");
  await setFlash("Note saved");
  redirect(`/notes/${id}`);
}

export async function deleteNote(id: string): Promise<{ ok: true } | { ok: false; error: string }> {
  const gone = await attempt(() => withViewer((tx) => tx.delete(notes).where(eq(notes.id, id)).returning({ id: notes.id })));
  if (!gone.ok) return gone;
  if (gone.value.length === 0) return { ok: false, error: "You are not allowed to delete this." };
  await setFlash("Note deleted");
  redirect("/notes");
}

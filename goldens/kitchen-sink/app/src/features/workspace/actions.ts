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
import { workspaceAccess } from "./access";
import { getWorkspace } from "./queries";
import { workspaces } from "./schema";
import { workspaceInput } from "./validation";

export async function createWorkspace(_: FormState, form: FormData): Promise<FormState> {
  const input = parseForm(workspaceInput, form);
  if (!input.ok) return input.state;
  const id = randomUUID();
  const made = await attempt(() => withViewer((tx) => tx.insert(workspaces).values({ id, ...input.data })));
  if (!made.ok) return refused(made.error, inputOf("workspaces", made.constraint));
  await notifySlack(`New workspace: ${form.get("name")}`, `/workspaces/${id}`);
  await setFlash("Workspace created");
  redirect(await afterCreation(id));
}

/** To the new row, or as near to it as the one who made it may come. */
async function afterCreation(id: string): Promise<string> {
  if (await getWorkspace(id)) return `/workspaces/${id}`;
  const list = await withViewer(async (_, viewer) => mayEver(workspaceAccess.read, viewer));
  return list ? "/workspaces" : "/";
}

export async function updateWorkspace(id: string, _: FormState, form: FormData): Promise<FormState> {
  const input = parseForm(workspaceInput, form);
  if (!input.ok) return input.state;
  const changed = await attempt(() =>
    withViewer((tx) => tx.update(workspaces).set(input.data).where(eq(workspaces.id, id)).returning({ id: workspaces.id })),
  );
  if (!changed.ok) return refused(changed.error, inputOf("workspaces", changed.constraint));
  if (changed.value.length === 0) return refused("You are not allowed to change this.");
  await setFlash("Workspace saved");
  redirect(`/workspaces/${id}`);
}

export async function deleteWorkspace(id: string): Promise<{ ok: true } | { ok: false; error: string }> {
  const gone = await attempt(() => withViewer((tx) => tx.delete(workspaces).where(eq(workspaces.id, id)).returning({ id: workspaces.id })));
  if (!gone.ok) return gone;
  if (gone.value.length === 0) return { ok: false, error: "You are not allowed to delete this." };
  await setFlash("Workspace deleted");
  redirect("/workspaces");
}

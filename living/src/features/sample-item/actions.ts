// @file each entity
"use server";
import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { redirect } from "next/navigation";
// @if app.slack
import { notifySlack } from "@/features/slack/notify";
// @end
import { mayEver } from "@/kit/access";
import { withViewer } from "@/kit/auth";
import { attempt, inputOf } from "@/kit/db/attempt";
import { parseForm, refused, type FormState } from "@/kit/form/state";
import { setFlash } from "@/kit/ui/set-flash";
// @if entity.uploads
import { withUploads } from "@/kit/upload/store";
// @end
import { sampleItemAccess } from "./access";
import { getSampleItem } from "./queries";
import { sampleItems } from "./schema";
import { sampleItemInput } from "./validation";

export async function createSampleItem(_: FormState, form: FormData): Promise<FormState> {
  const input = /* @if entity.uploads */await withUploads(/* @end */parseForm(sampleItemInput, form)/* @if entity.uploads */)/* @end */;
  if (!input.ok) return input.state;
  const id = randomUUID();
  const made = await attempt(() => withViewer((tx) => tx.insert(sampleItems).values({ id, ...input.data })));
  if (!made.ok) return refused(made.error, inputOf("sample_items", made.constraint));
  // @if app.slack
  await notifySlack(`New sample item: ${form.get("sampleTitle")}`, `/sample-items/${id}`);
  // @end
  // @if entity.moderation
  await setFlash("Thank you. The sample item waits for approval.");
  // @else
  await setFlash("Sample item created");
  // @end
  redirect(await afterCreation(id));
}

/** To the new row, or as near to it as the one who made it may come. */
async function afterCreation(id: string): Promise<string> {
  // @if entity.feed
  if (id) return "/feed";
  // @end
  if (await getSampleItem(id)) return `/sample-items/${id}`;
  const list = await withViewer(async (_, viewer) => mayEver(sampleItemAccess.read, viewer));
  return list ? "/sample-items" : "/";
}

export async function updateSampleItem(id: string, _: FormState, form: FormData): Promise<FormState> {
  const input = /* @if entity.uploads */await withUploads(/* @end */parseForm(sampleItemInput, form)/* @if entity.uploads */)/* @end */;
  if (!input.ok) return input.state;
  const changed = await attempt(() =>
    withViewer((tx) => tx.update(sampleItems).set(input.data).where(eq(sampleItems.id, id)).returning({ id: sampleItems.id })),
  );
  if (!changed.ok) return refused(changed.error, inputOf("sample_items", changed.constraint));
  if (changed.value.length === 0) return refused("You are not allowed to change this.");
  await setFlash("Sample item saved");
  redirect(`/sample-items/${id}`);
}

export async function deleteSampleItem(id: string): Promise<{ ok: true } | { ok: false; error: string }> {
  const gone = await attempt(() => withViewer((tx) => tx.delete(sampleItems).where(eq(sampleItems.id, id)).returning({ id: sampleItems.id })));
  if (!gone.ok) return gone;
  if (gone.value.length === 0) return { ok: false, error: "You are not allowed to delete this." };
  await setFlash("Sample item deleted");
  redirect("/sample-items");
}

// @file each entity if entity.publish
"use server";
import { eq } from "drizzle-orm";
import { revalidatePath } from "next/cache";
import { withViewer } from "@/kit/auth";
import { attempt } from "@/kit/db/attempt";
import { sampleItems } from "./schema";

/** Shows a sample item to visitors, or keeps it from them. */
export async function publishSampleItem(id: string, shown: boolean): Promise<{ ok: true } | { ok: false; error: string }> {
  const value = shown ? ("published" /* @= entity.publish_shown */) : ("draft" /* @= entity.publish_hidden */);
  const changed = await attempt(() =>
    withViewer((tx) => tx.update(sampleItems).set({ samplePublish: value }).where(eq(sampleItems.id, id)).returning({ id: sampleItems.id })),
  );
  if (!changed.ok) return changed;
  if (changed.value.length === 0) return { ok: false, error: "You are not allowed to change this." };
  revalidatePath("/", "layout");
  return { ok: true };
}

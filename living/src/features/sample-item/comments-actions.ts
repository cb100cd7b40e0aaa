// @file each entity if entity.comments
"use server";
import { eq } from "drizzle-orm";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { sampleItemComments } from "@/db/schema";
import { withUser } from "@/kit/auth";
import { attempt } from "@/kit/db/attempt";
import { readComment } from "@/kit/thread/comment";

type Result = { ok: true } | { ok: false; error: string };

const id = z.uuid();
const notAllowed: Result = { ok: false, error: "You are not allowed to do this." };

export async function postSampleItemComment(sampleItem: string, text: string): Promise<Result> {
  const read = readComment(text);
  if ("error" in read) return { ok: false, error: read.error };
  const posted = await attempt(() => withUser((tx) => tx.insert(sampleItemComments).values({ sampleItemId: id.parse(sampleItem), body: read.body })));
  if (!posted.ok) return posted;
  revalidatePath(`/sample-items/${sampleItem}`);
  return { ok: true };
}

// @if entity.replies
export async function answerSampleItemComment(sampleItem: string, parent: string, text: string): Promise<Result> {
  const read = readComment(text);
  if ("error" in read) return { ok: false, error: read.error };
  const posted = await attempt(() =>
    withUser((tx) => tx.insert(sampleItemComments).values({ sampleItemId: id.parse(sampleItem), parentId: id.parse(parent), body: read.body })),
  );
  if (!posted.ok) return posted;
  revalidatePath(`/sample-items/${sampleItem}`);
  return { ok: true };
}

// @end
export async function editSampleItemComment(comment: string, text: string): Promise<Result> {
  const read = readComment(text);
  if ("error" in read) return { ok: false, error: read.error };
  const changed = await withUser((tx) =>
    tx
      .update(sampleItemComments)
      .set({ body: read.body })
      .where(eq(sampleItemComments.id, id.parse(comment)))
      .returning({ sampleItem: sampleItemComments.sampleItemId }),
  );
  if (!changed[0]) return notAllowed;
  revalidatePath(`/sample-items/${changed[0].sampleItem}`);
  return { ok: true };
}

export async function deleteSampleItemComment(comment: string): Promise<Result> {
  const gone = await withUser((tx) =>
    tx.delete(sampleItemComments).where(eq(sampleItemComments.id, id.parse(comment))).returning({ sampleItem: sampleItemComments.sampleItemId }),
  );
  if (!gone[0]) return notAllowed;
  revalidatePath(`/sample-items/${gone[0].sampleItem}`);
  return { ok: true };
}

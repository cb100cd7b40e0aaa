"use server";
import { eq } from "drizzle-orm";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { exhibitComments } from "@/db/schema";
import { withUser } from "@/kit/auth";
import { attempt } from "@/kit/db/attempt";
import { readComment } from "@/kit/thread/comment";

type Result = { ok: true } | { ok: false; error: string };

const id = z.uuid();
const notAllowed: Result = { ok: false, error: "You are not allowed to do this." };

export async function postExhibitComment(exhibit: string, text: string): Promise<Result> {
  const read = readComment(text);
  if ("error" in read) return { ok: false, error: read.error };
  const posted = await attempt(() => withUser((tx) => tx.insert(exhibitComments).values({ exhibitId: id.parse(exhibit), body: read.body })));
  if (!posted.ok) return posted;
  revalidatePath(`/exhibits/${exhibit}`);
  return { ok: true };
}

export async function editExhibitComment(comment: string, text: string): Promise<Result> {
  const read = readComment(text);
  if ("error" in read) return { ok: false, error: read.error };
  const changed = await withUser((tx) =>
    tx
      .update(exhibitComments)
      .set({ body: read.body })
      .where(eq(exhibitComments.id, id.parse(comment)))
      .returning({ exhibit: exhibitComments.exhibitId }),
  );
  if (!changed[0]) return notAllowed;
  revalidatePath(`/exhibits/${changed[0].exhibit}`);
  return { ok: true };
}

export async function deleteExhibitComment(comment: string): Promise<Result> {
  const gone = await withUser((tx) =>
    tx.delete(exhibitComments).where(eq(exhibitComments.id, id.parse(comment))).returning({ exhibit: exhibitComments.exhibitId }),
  );
  if (!gone[0]) return notAllowed;
  revalidatePath(`/exhibits/${gone[0].exhibit}`);
  return { ok: true };
}

"use server";
import { and, eq } from "drizzle-orm";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { exhibitRatings } from "@/db/schema";
import { withUser } from "@/kit/auth";
import { NOT_ALLOWED, refusalOf } from "@/kit/db/errors";
import type { RatingResult } from "@/kit/rating";

const rating = z.object({
  stars: z.int("Choose 1 to 5").min(1, "Choose 1 to 5").max(5, "Choose 1 to 5"),
  comment: z.string().trim().max(2000, "Keep it under 2000 characters"),
});

/** Rates an exhibit, or changes the rating that the account gave before. */
export async function rateExhibit(exhibit: string, stars: number, comment: string): Promise<RatingResult> {
  const read = rating.safeParse({ stars, comment });
  if (!read.success) return { ok: false, error: read.error.issues[0]!.message };
  try {
    await withUser((tx, account) =>
      tx
        .insert(exhibitRatings)
        .values({ exhibitId: z.uuid().parse(exhibit), ownerId: account.id, ...read.data })
        .onConflictDoUpdate({ target: [exhibitRatings.exhibitId, exhibitRatings.ownerId], set: read.data }),
    );
  } catch (error) {
    if (refusalOf(error)?.code === NOT_ALLOWED) return { ok: false, error: "You may not do this." };
    throw error;
  }
  revalidatePath("/exhibits", "layout");
  return { ok: true };
}

/** Takes back the account's own rating. */
export async function removeExhibitRating(exhibit: string): Promise<RatingResult> {
  await withUser((tx, account) =>
    tx.delete(exhibitRatings).where(and(eq(exhibitRatings.exhibitId, z.uuid().parse(exhibit)), eq(exhibitRatings.ownerId, account.id))),
  );
  revalidatePath("/exhibits", "layout");
  return { ok: true };
}

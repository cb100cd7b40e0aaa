// @file each entity if entity.board
"use server";
import { and, asc, eq, gt, ne, sql } from "drizzle-orm";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { sampleItems } from "@/db/schema";
import { withUser } from "@/kit/auth";
import type { Move } from "@/kit/board/order";
import { positionBetween } from "@/kit/board/position";
import type { BoardResult } from "@/kit/board/types";
import { CHECK_VIOLATION, NOT_ALLOWED, refusalOf } from "@/kit/db/errors";

const input = z.object({ id: z.uuid(), column: z.string().max(100), after: z.uuid().nullable() });

/** Puts a card into a column, below the card `after` or on top; the database decides whether that is allowed. */
export async function moveSampleItem(move: Move): Promise<BoardResult> {
  const read = input.safeParse(move);
  if (!read.success) return { ok: false, error: "This card cannot be moved there." };
  const { id, column, after } = read.data;
  try {
    const moved = await withUser(async (tx) => {
      const position = sql<string>`${sampleItems.position}::text`;
      const inColumn = and(eq(sampleItems.sampleBoard, column), ne(sampleItems.id, id));
      const next = (floor: string | null) =>
        tx
          .select({ position })
          .from(sampleItems)
          .where(floor === null ? inColumn : and(inColumn, gt(sampleItems.position, floor)))
          .orderBy(asc(sampleItems.position))
          .limit(1);
      const [above] = after ? await tx.select({ position }).from(sampleItems).where(and(inColumn, eq(sampleItems.id, after))) : [];
      const [below] = await next(above?.position ?? null);
      return tx
        .update(sampleItems)
        .set({ sampleBoard: column, position: positionBetween(above?.position ?? null, below?.position ?? null) })
        .where(eq(sampleItems.id, id))
        .returning({ id: sampleItems.id });
    });
    if (moved.length === 0) return { ok: false, error: "You may not move this card." };
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal?.code === CHECK_VIOLATION) return { ok: false, error: "This move is not allowed here." };
    if (refusal?.code === NOT_ALLOWED) return { ok: false, error: "You may not move this card." };
    throw error;
  }
  revalidatePath("/", "layout");
  return { ok: true };
}

// @file each entity if entity.board
"use server";
import { randomUUID } from "node:crypto";
import { and, asc, eq, gt, ne, sql } from "drizzle-orm";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { sampleItems } from "@/db/schema";
import { withUser } from "@/kit/auth";
import type { Move } from "@/kit/board/order";
import { asksForMore } from "@/kit/board/missing";
import { positionBetween } from "@/kit/board/position";
import type { BoardResult } from "@/kit/board/types";
import { attempt } from "@/kit/db/attempt";
import { sampleItemDefaults } from "./defaults";
import { sampleItemInput } from "./validation";
// @if entity.parent
import type { Within } from "./within";
// @end

const moveInput = z.object({ id: z.uuid(), column: z.string().max(100), after: z.uuid().nullable() });
const cardInput = z.object({ column: z.string().max(100), title: z.string().max(10_000) });
// @if entity.parent
const withinInput = z
  .object({
    id: z.uuid(),
    field: z.enum([
      // @each parent
      "sampleReference",
      // @end
    ]),
  })
  .nullable();
// How the address of the form names these fields.
const parameters = {
  // @each parent
  sampleReference: "sample_reference",
  // @end
};
// @end

/** Puts a card into a column, below the card `after` or on top; the database decides whether that is allowed. */
export async function moveSampleItem(move: Move): Promise<BoardResult> {
  const read = moveInput.safeParse(move);
  if (!read.success) return { ok: false, error: "This card cannot be moved there." };
  const { id, column, after } = read.data;
  const moved = await attempt(() =>
    withUser(async (tx) => {
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
    }),
  );
  if (!moved.ok) return moved;
  if (moved.value.length === 0) return { ok: false, error: "You are not allowed to move this card." };
  revalidatePath("/", "layout");
  return { ok: true };
}

/** Makes a card from its title alone; where the form would ask for more, the answer leads to it. */
export async function addSampleItem(/* @if entity.parent */board: Within | null, /* @end */input: { column: string; title: string }): Promise<BoardResult> {
  const card = cardInput.parse(input);
  // @if entity.parent
  const within = withinInput.parse(board);
  // @end
  // @each field if field.title
  // @case text
  const title = sampleItemInput.shape.sampleText.safeParse([card.title]);
  // @end
  if (!title.success) return { ok: false, error: title.error.issues[0]?.message ?? "Enter a title" };
  const values = {
    ...sampleItemDefaults,
    // @each field if field.title
    // @case text
    sampleText: title.data,
    // @end
    sampleBoard: card.column,
    // @if entity.parent
    ...(within ? { [within.field]: within.id } : {}),
    // @end
  };
  if (asksForMore(sampleItemInput.shape, values)) {
    const preset = new URLSearchParams({ sample_title: title.data, sample_board: card.column/* @if entity.parent */, ...(within ? { [parameters[within.field]]: within.id } : {})/* @end */ });
    return { ok: false, error: "This needs more than a title.", href: `/sample-items/new?${preset}` };
  }
  // All that is required is there by now; the id is made here, since whoever may add a row may not always read it back.
  const added = await attempt(() => withUser((tx) => tx.insert(sampleItems).values({ ...(values as typeof sampleItems.$inferInsert), id: randomUUID() })));
  if (!added.ok) return added;
  revalidatePath("/", "layout");
  return { ok: true, notice: "Sample item created" };
}

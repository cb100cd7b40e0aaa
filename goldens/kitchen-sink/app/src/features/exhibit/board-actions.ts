"use server";
import { randomUUID } from "node:crypto";
import { and, asc, eq, gt, ne, sql } from "drizzle-orm";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { exhibits } from "@/db/schema";
import { withUser } from "@/kit/auth";
import type { Move } from "@/kit/board/order";
import { asksForMore } from "@/kit/board/missing";
import { positionBetween } from "@/kit/board/position";
import type { BoardResult } from "@/kit/board/types";
import { attempt } from "@/kit/db/attempt";
import { exhibitDefaults } from "./defaults";
import { exhibitInput } from "./validation";
import type { Within } from "./within";

const moveInput = z.object({ id: z.uuid(), column: z.string().max(100), after: z.uuid().nullable() });
const cardInput = z.object({ column: z.string().max(100), title: z.string().max(10_000) });
const withinInput = z
  .object({
    id: z.uuid(),
    field: z.enum([
      "workspace",
      "follows",
    ]),
  })
  .nullable();
// How the address of the form names these fields.
const parameters = {
  workspace: "workspace",
  follows: "follows",
};

/** Puts a card into a column, below the card `after` or on top; the database decides whether that is allowed. */
export async function moveExhibit(move: Move): Promise<BoardResult> {
  const read = moveInput.safeParse(move);
  if (!read.success) return { ok: false, error: "This card cannot be moved there." };
  const { id, column, after } = read.data;
  const moved = await attempt(() =>
    withUser(async (tx) => {
      const position = sql<string>`${exhibits.position}::text`;
      const inColumn = and(eq(exhibits.stage, column), ne(exhibits.id, id));
      const next = (floor: string | null) =>
        tx
          .select({ position })
          .from(exhibits)
          .where(floor === null ? inColumn : and(inColumn, gt(exhibits.position, floor)))
          .orderBy(asc(exhibits.position))
          .limit(1);
      const [above] = after ? await tx.select({ position }).from(exhibits).where(and(inColumn, eq(exhibits.id, after))) : [];
      const [below] = await next(above?.position ?? null);
      return tx
        .update(exhibits)
        .set({ stage: column, position: positionBetween(above?.position ?? null, below?.position ?? null) })
        .where(eq(exhibits.id, id))
        .returning({ id: exhibits.id });
    }),
  );
  if (!moved.ok) return moved;
  if (moved.value.length === 0) return { ok: false, error: "You are not allowed to move this card." };
  revalidatePath("/", "layout");
  return { ok: true };
}

/** Makes a card from its title alone; where the form would ask for more, the answer leads to it. */
export async function addExhibit(board: Within | null, input: { column: string; title: string }): Promise<BoardResult> {
  const card = cardInput.parse(input);
  const within = withinInput.parse(board);
  const title = exhibitInput.shape.title.safeParse([card.title]);
  if (!title.success) return { ok: false, error: title.error.issues[0]?.message ?? "Enter a title" };
  const values = {
    ...exhibitDefaults,
    title: title.data,
    stage: card.column,
    ...(within ? { [within.field]: within.id } : {}),
  };
  if (asksForMore(exhibitInput.shape, values)) {
    const preset = new URLSearchParams({ title: title.data, stage: card.column, ...(within ? { [parameters[within.field]]: within.id } : {}) });
    return { ok: false, error: "This needs more than a title.", href: `/exhibits/new?${preset}` };
  }
  // All that is required is there by now; the id is made here, since whoever may add a row may not always read it back.
  const added = await attempt(() => withUser((tx) => tx.insert(exhibits).values({ ...(values as typeof exhibits.$inferInsert), id: randomUUID() })));
  if (!added.ok) return added;
  revalidatePath("/", "layout");
  return { ok: true, notice: "Exhibit created" };
}

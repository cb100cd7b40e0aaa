// @file if app.workflow
"use server";
import { sql } from "drizzle-orm";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { withUser } from "@/kit/auth";
import { attempt } from "@/kit/db/attempt";
import { rowsOf } from "@/kit/db/engine";
import type { MoveAnswer, MoveInput } from "@/kit/workflow/types";
import { given } from "./given";
import { ruledTables, rulesOf } from "./rules";

const target = z.object({ table: z.enum(ruledTables as [string, ...string[]]), id: z.uuid(), move: z.string().max(60) });
const input = z.object({ note: z.string().max(2000), values: z.record(z.string(), z.string().max(5000)) });

/** Does a move to a row that the account sees; the database decides whether it may be done. */
export async function doMove(table: string, id: string, name: string, sent: MoveInput): Promise<MoveAnswer> {
  const at = target.parse({ table, id, move: name });
  const read = input.safeParse(sent);
  const { label, state, moves } = rulesOf(at.table);
  const move = moves[at.move];
  if (!read.success || !move) return { ok: false, error: "This cannot be done." };
  const { note, values } = read.data;
  if (move.note === "required" && note.trim() === "") return { ok: false, error: "", errors: { note: `Enter a ${move.noteLabel.toLowerCase()}` } };
  const asked = given(move.ask, values);
  if (!asked.ok) return { ok: false, error: "", errors: asked.errors };
  const done = await attempt(() =>
    withUser(async (tx) => {
      const [row] = rowsOf<{ ok: boolean }>(await tx.execute(sql`select app.reads(${at.table}, ${at.id}) as ok`));
      if (!row?.ok) return null;
      await tx.execute(sql`select app.do_move(${at.table}, ${at.id}, ${at.move}, ${note}, ${JSON.stringify(asked.values)}::jsonb)`);
      // Where it stands now: what needs nobody has been led on by the database.
      const [now] = state ? rowsOf<{ state: string }>(await tx.execute(sql`select ${sql.identifier(state.field)} as state from ${sql.identifier(at.table)} where id = ${at.id}`)) : [];
      return state?.options.find((option) => option.value === now?.state)?.label ?? move.to;
    }),
  );
  if (!done.ok) return { ok: false, error: done.error };
  if (!done.value) return { ok: false, error: "This is no longer there." };
  revalidatePath("/", "layout");
  return { ok: true, notice: `${label} is now ${done.value.toLowerCase()}` };
}

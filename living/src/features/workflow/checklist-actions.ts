// @file if app.ticklist
"use server";
import { sql } from "drizzle-orm";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { withUser } from "@/kit/auth";
import { attempt } from "@/kit/db/attempt";

const input = z.object({ table: z.string().max(60), id: z.uuid(), item: z.string().max(80), done: z.boolean() });

/** Ticks or unticks one item of a row's checklist. */
export async function setTick(table: string, id: string, item: string, done: boolean): Promise<{ ok: true } | { ok: false; error: string }> {
  const at = input.parse({ table, id, item, done });
  const set = await attempt(() =>
    withUser((tx) =>
      tx.execute(
        at.done
          ? sql`insert into public.ticks (entity, row_id, item) values (${at.table}, ${at.id}, ${at.item}) on conflict (entity, row_id, item) do nothing`
          : sql`delete from public.ticks where entity = ${at.table} and row_id = ${at.id} and item = ${at.item}`,
      ),
    ),
  );
  if (!set.ok) return set;
  revalidatePath("/", "layout");
  return { ok: true };
}

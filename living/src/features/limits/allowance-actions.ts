// @file if app.balance
"use server";
import { sql } from "drizzle-orm";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { withUser } from "@/kit/auth";
import { attempt } from "@/kit/db/attempt";
import { today } from "@/kit/format";

const input = z.object({ id: z.uuid(), amount: z.number().min(0).max(1000), rest: z.number().min(0).max(1000) });

/** Gives an account its days of this year, and the rest of last year. The database lets admins do it. */
export async function setAllowance(given: z.input<typeof input>): Promise<{ ok: true } | { ok: false; error: string }> {
  const read = input.safeParse(given);
  if (!read.success) return { ok: false, error: "Enter a number from 0 to 1000." };
  const { id, amount, rest } = read.data;
  const year = Number(today().slice(0, 4));
  const set = await attempt(() =>
    withUser((tx) =>
      tx.execute(sql`
        insert into public.allowances (account_id, year, amount, rest) values (${id}, ${year}, ${amount}, ${rest})
        on conflict (account_id, year) do update set amount = excluded.amount, rest = excluded.rest`),
    ),
  );
  if (!set.ok) return set;
  revalidatePath("/", "layout");
  return { ok: true };
}

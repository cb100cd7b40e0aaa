// @file if app.team
"use server";
import { sql } from "drizzle-orm";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { withUser } from "@/kit/auth";
import { attempt } from "@/kit/db/attempt";

const input = z.object({ id: z.uuid(), team: z.union([z.uuid(), z.literal("")]) });

/** Puts an account into a team, or into none. The database lets admins do it. */
export async function setTeam(given: z.input<typeof input>): Promise<{ ok: true } | { ok: false; error: string }> {
  const { id, team } = input.parse(given);
  const set = await attempt(() =>
    withUser((tx) =>
      tx.execute(
        team === ""
          ? sql`delete from public.team_members where account_id = ${id}`
          : sql`insert into public.team_members (account_id, team_id) values (${id}, ${team}) on conflict (account_id) do update set team_id = excluded.team_id`,
      ),
    ),
  );
  if (!set.ok) return set;
  revalidatePath("/", "layout");
  return { ok: true };
}

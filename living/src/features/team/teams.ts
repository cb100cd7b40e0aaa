// @file if app.team
import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/kit/db/engine";

/** The teams people can belong to, and who belongs to which. */
export async function readTeams(tx: Tx): Promise<{ label: string; teams: { value: string; label: string }[]; of: Map<string, string> }> {
  // @each entity if entity.team
  const label = "Sample item";
  const teams = rowsOf<{ value: string; label: string }>(await tx.execute(sql`select id as value, sample_title as label from public.sample_items order by 2 limit 500`));
  // @end
  const members = rowsOf<{ account: string; team: string }>(await tx.execute(sql`select account_id as account, team_id as team from public.team_members`));
  return { label, teams, of: new Map(members.map(({ account, team }) => [account, team])) };
}

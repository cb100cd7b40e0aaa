// @file if app.breakdown
import "server-only";
import { sql } from "drizzle-orm";
import content from "@/content/figures.json";
// @if app.choice
import { chosenRow } from "@/features/choice/chosen";
// @end
import type { Account } from "@/kit/access";
import { rowsOf, type Tx } from "@/kit/db/engine";
import { today } from "@/kit/format";
import { addDays } from "@/kit/timer/week";
import { periodOf, type Unit } from "./periods";

export type Breakdown = {
  name: string; label: string; kind: string; unit: string; decimals: number;
  value: string; head: string; each: string; across: string; columns: string;
  period: string; show: string; order: string; rows: number; mark: string; tone: string; roles: string[];
};

/** The number of one group: of a line, and of a column where there are columns. */
export type GroupCell = { key: string; label: string; column: string; head: string; value: number | null; marked: boolean };
export type Broken = { breakdown: Breakdown; cells: GroupCell[] };

const breakdowns: readonly Breakdown[] = content.breakdowns;

/** The numbers by group that the account is shown, each worked out in the database from the rows that it may see. */
export async function groupNumbers(tx: Tx, account: Account): Promise<Broken[]> {
  const now = today();
  // @if app.choice
  const chosen = await chosenRow();
  // @end
  const out: Broken[] = [];
  for (const breakdown of breakdowns) {
    if (breakdown.roles.length > 0 && !breakdown.roles.includes(account.role)) continue;
    // What is of all time still has a period, for measures that speak of one.
    const { start, end } = breakdown.period === "" ? { start: "1900-01-01", end: addDays(now, 36500) } : periodOf(breakdown.period as Unit, now);
    const rows = rowsOf<{ cells: GroupCell[] }>(
      await tx.execute(sql`select app.${sql.identifier(`breakdown_${breakdown.name}`)}(${start}::date, ${end}::date, ${/* @if app.choice */chosen ?? /* @end */null}::uuid) as cells`),
    );
    out.push({ breakdown, cells: (rows[0]?.cells ?? []).map((cell) => ({ ...cell, value: cell.value === null ? null : Number(cell.value) })) });
  }
  return out;
}

// @file if app.numbers
import "server-only";
import { sql } from "drizzle-orm";
import content from "@/content/figures.json";
// @if app.choice
import { chosenRow } from "@/features/choice/chosen";
// @end
import type { Account } from "@/kit/access";
import { rowsOf, type Tx } from "@/kit/db/engine";
import { today } from "@/kit/format";
import { type Period, periodOf, type Unit } from "./periods";

export type Figure = { name: string; label: string; kind: string; unit: string; decimals: number; periods: string[]; compare: boolean; good: string; hidden: boolean; roles: string[] };
export type Chart = { label: string; kind: string; figures: string[]; by: string; points: number; target: number; wrong: string };

const figures: readonly Figure[] = content.figures;
const charts: readonly Chart[] = content.charts;

/** A figure of a period, and the same of the period before. */
export type Shown = { figure: Figure; unit: Unit; value: number | null; before: number | null };
export type Drawn = { chart: Chart; days: string[]; series: { figure: Figure; values: number[] }[] };

type Asked = { name: string; period: Period };

const mayBeShown = (figure: Figure | undefined, account: Account): figure is Figure =>
  figure !== undefined && (figure.roles.length === 0 || figure.roles.includes(account.role));

/** The answers to all questions at once, each worked out in the database from what the account may see. */
async function answers(tx: Tx, asked: readonly Asked[], chosen?: string): Promise<(number | null)[]> {
  if (asked.length === 0) return [];
  const list = sql.join(
    asked.map(({ name, period }, i) => sql`select ${i}::integer as at, app.${sql.identifier(`figure_${name}`)}(${period.start}::date, ${period.end}::date, ${chosen ?? null}::uuid)::double precision as value`),
    sql` union all `,
  );
  const rows = rowsOf<{ at: number; value: number | null }>(await tx.execute(list));
  const found = new Map(rows.map((row) => [Number(row.at), row.value === null ? null : Number(row.value)]));
  return asked.map((_, i) => found.get(i) ?? null);
}

/** The key figures and the charts that the account is shown. */
export async function keyFigures(tx: Tx, account: Account): Promise<{ shown: Shown[]; drawn: Drawn[] }> {
  const now = today();
  // @if app.choice
  const chosen = await chosenRow();
  // @end
  const cards = figures
    .filter((figure) => !figure.hidden && mayBeShown(figure, account))
    .flatMap((figure) => (figure.periods.length > 0 ? figure.periods : ["month"]).map((unit) => ({ figure, unit: unit as Unit })));
  const values = await answers(
    tx,
    cards.flatMap(({ figure, unit }) => [0, 1].map((back) => ({ name: figure.name, period: periodOf(unit, now, back) }))),
    // @if app.choice
    chosen,
    // @end
  );
  const shown = cards.map((card, i) => ({ ...card, value: values[2 * i] ?? null, before: values[2 * i + 1] ?? null }));

  const drawn: Drawn[] = [];
  for (const chart of charts) {
    const parts = chart.figures.map((name) => figures.find((figure) => figure.name === name));
    if (!parts.every((part) => mayBeShown(part, account))) continue;
    const periods = Array.from({ length: chart.points }, (_, i) => periodOf(chart.by as Unit, now, chart.points - 1 - i));
    const all = await answers(tx, parts.flatMap((part) => periods.map((period) => ({ name: part?.name ?? "", period })))/* @if app.choice */, chosen/* @end */);
    drawn.push({
      chart,
      days: periods.map((period) => period.start),
      series: parts.filter((part) => part !== undefined).map((figure, s) => ({ figure, values: periods.map((_, i) => all[s * periods.length + i] ?? 0) })),
    });
  }
  return { shown, drawn };
}

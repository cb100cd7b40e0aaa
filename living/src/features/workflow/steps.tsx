// @file if app.workflow
import { sql } from "drizzle-orm";
import { withViewer } from "@/kit/auth";
import { rowsOf, type Tx } from "@/kit/db/engine";
import { Card } from "@/kit/ui/card";
import { MoveButtons } from "@/kit/workflow/move-buttons";
import { StateLine } from "@/kit/workflow/state-line";
import type { OpenMove } from "@/kit/workflow/types";
import { doMove } from "./actions";
import { type Ask, property, rulesOf } from "./rules";

const MOST = 500;

/** What a dialog offers for a field that points at people or rows. */
async function optionsOf(tx: Tx, ask: Ask): Promise<OpenMove["ask"][number]> {
  const { name, label, kind } = ask;
  if (kind !== "member" && kind !== "reference") return { name, label, kind, options: ask.options };
  const [table, title] = kind === "member" ? ["profiles", "name"] : [ask.table, ask.title];
  const options = rowsOf<{ value: string; label: string }>(
    await tx.execute(sql`select id as value, ${sql.identifier(title)} as label from ${sql.identifier(table)} order by 2 limit ${MOST}`),
  );
  return { name, label, kind, options };
}

/** Where a row stands and what the viewer can do to it now: a button for each move, named after it. */
export async function Steps({ table, row }: { table: string; row: { id: string } }) {
  const { label, state, moves } = rulesOf(table);
  const open = await withViewer(async (tx, viewer) => {
    if (!viewer) return [];
    const [found] = rowsOf<{ names: string[] }>(await tx.execute(sql`select app.moves_open(${table}, ${row.id}) as names`));
    const list: OpenMove[] = [];
    for (const name of found?.names ?? []) {
      const move = moves[name];
      if (!move) continue;
      const ask: OpenMove["ask"] = [];
      for (const field of move.ask) ask.push(await optionsOf(tx, field));
      list.push({ name, label: move.label, tone: move.tone, note: move.note, noteLabel: move.noteLabel, ask });
    }
    return list;
  });
  if (!state || (open.length === 0 && !state.ordered)) return null;
  const current = String((row as Record<string, unknown>)[property(state.field)] ?? "");
  return (
    <Card className="flex flex-wrap items-center justify-between gap-x-6 gap-y-4 p-5">
      {state.ordered ? <StateLine label={state.label} states={state.options} current={current} /> : <p className="text-sm text-muted-foreground">What happens next?</p>}
      {open.length > 0 ? <MoveButtons label={label} moves={open} run={doMove.bind(null, table, row.id)} /> : null}
    </Card>
  );
}

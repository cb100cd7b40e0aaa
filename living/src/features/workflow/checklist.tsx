// @file if app.ticklist
import { sql } from "drizzle-orm";
import { withViewer } from "@/kit/auth";
import { rowsOf } from "@/kit/db/engine";
import { TickList } from "@/kit/ticks/tick-list";
import { Section } from "@/kit/ui/card";
import { setTick } from "./checklist-actions";
import { rulesOf } from "./rules";

/** The checklist of a row: whoever works on it ticks, others read. */
export async function Checklist({ table, id }: { table: string; id: string }) {
  const { checklist } = rulesOf(table);
  const { ticks, mine } = await withViewer(async (tx, viewer) => {
    if (!viewer) return { ticks: [], mine: false };
    const [right] = rowsOf<{ ok: boolean }>(await tx.execute(sql`select app.may_tick(${table}, ${id}, ${checklist[0] ?? ""}) as ok`));
    return {
      ticks: rowsOf<{ item: string; by: string | null }>(
        await tx.execute(sql`select t.item, p.name as by from public.ticks t left join public.profiles p on p.id = t.account_id where t.entity = ${table} and t.row_id = ${id}`),
      ),
      mine: right?.ok === true,
    };
  });
  return (
    <Section title="Checklist">
      <TickList
        ticks={checklist.map((item) => {
          const tick = ticks.find((one) => one.item === item);
          return { item, done: Boolean(tick), by: tick?.by ?? "" };
        })}
        set={mine ? setTick.bind(null, table, id) : undefined}
      />
    </Section>
  );
}

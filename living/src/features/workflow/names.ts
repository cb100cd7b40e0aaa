// @file if app.history
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/kit/db/engine";
import type { Entry } from "./entries";
import { rulesOf } from "./rules";

const isId = (value: unknown): value is string => typeof value === "string" && /^[0-9a-f-]{36}$/i.test(value);

/** What the rows and people are called that changes speak of, by id, as far as the reader may see them. */
export async function namesIn(tx: Tx, entries: readonly Pick<Entry, "entity" | "changes">[]): Promise<ReadonlyMap<string, string>> {
  const wanted = new Map<string, { table: string; title: string; ids: Set<string> }>();
  for (const { entity, changes } of entries) {
    const { targets } = rulesOf(entity);
    for (const [column, values] of Object.entries(changes)) {
      const target = targets[column];
      if (!target) continue;
      const list = wanted.get(target.table) ?? { ...target, ids: new Set<string>() };
      values.filter(isId).forEach((id) => list.ids.add(id));
      wanted.set(target.table, list);
    }
  }
  const names = new Map<string, string>();
  for (const { table, title, ids } of wanted.values()) {
    if (ids.size === 0) continue;
    const found = rowsOf<{ id: string; title: string | null }>(
      await tx.execute(sql`select id, ${sql.identifier(title)}::text as title from public.${sql.identifier(table)} where id in (${sql.join([...ids].map((id) => sql`${id}`), sql`, `)})`),
    );
    for (const row of found) if (row.title) names.set(row.id, row.title);
  }
  return names;
}

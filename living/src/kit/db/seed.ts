import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { mayEver, type Account, type Grant } from "@/kit/access";
import { instantOf, today } from "@/kit/format";
import type { Tx } from "./engine";

/** A sample row by column. References and members are indexes, dates days from today, instants a day and a time. */
type SampleRow = Readonly<Record<string, unknown>>;

export type SeedTable = {
  name: string;
  rows: readonly SampleRow[];
  /** Who may make rows: the sample is spread over the accounts that may. */
  create: readonly Grant<never>[] | readonly unknown[];
  /** Columns that point at rows of other tables, with those tables. */
  references?: Readonly<Record<string, string>>;
  members?: readonly string[];
  dates?: readonly string[];
  instants?: readonly string[];
  /** Columns that are the same in every row. */
  values?: Readonly<Record<string, unknown>>;
};

const DAY = 86_400_000;
const dayFromToday = (days: number) => new Date(Date.parse(`${today()}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);

function instant(value: unknown): string | null {
  if (typeof value !== "object" || value === null) return null;
  const { day, time } = value as { day: number; time: string };
  return instantOf(`${dayFromToday(day)}T${time}`)?.toISOString() ?? null;
}

/** Inserts the sample rows of all tables, the newest first in each. Rows may point at later ones. */
export async function seedTables(tx: Tx, tables: readonly SeedTable[], people: readonly Account[]): Promise<void> {
  const ids = new Map(tables.map((table) => [table.name, table.rows.map(() => randomUUID())]));
  const inserted = new Set<string>();
  const later: { table: string; id: string; column: string; target: string }[] = [];

  for (const table of tables) {
    const makers = people.filter((person) => mayEver(table.create as readonly Grant<never>[], person));
    const owners = makers.length > 0 ? makers : people;
    for (const [index, row] of table.rows.entries()) {
      const id = ids.get(table.name)?.[index] ?? randomUUID();
      const values: Record<string, unknown> = {
        id,
        owner_id: owners[index % owners.length]?.id ?? null,
        created_at: new Date(Date.now() - index * 2.3 * DAY).toISOString(),
        ...table.values,
      };
      for (const [column, value] of Object.entries(row)) {
        const target = table.references?.[column];
        if (value === null || value === undefined) continue;
        if (target) {
          const pointed = ids.get(target)?.[value as number];
          if (!pointed) continue;
          if (inserted.has(pointed)) values[column] = pointed;
          else later.push({ table: table.name, id, column, target: pointed });
        } else if (table.members?.includes(column)) {
          values[column] = people[value as number]?.id ?? null;
        } else if (table.dates?.includes(column)) {
          values[column] = dayFromToday(value as number);
        } else if (table.instants?.includes(column)) {
          values[column] = instant(value);
        } else {
          values[column] = value;
        }
      }
      await insert(tx, table.name, values);
      inserted.add(id);
    }
  }
  for (const { table, id, column, target } of later) {
    await tx.execute(sql`update ${sql.identifier(table)} set ${sql.identifier(column)} = ${target} where id = ${id}`);
  }
}

async function insert(tx: Tx, table: string, values: Readonly<Record<string, unknown>>): Promise<void> {
  const columns = sql.join(Object.keys(values).map((name) => sql.identifier(name)), sql`, `);
  const list = sql.join(Object.values(values).map((value) => (Array.isArray(value) ? array(value) : sql`${value}`)), sql`, `);
  await tx.execute(sql`insert into ${sql.identifier(table)} (${columns}) values (${list})`);
}

const array = (words: readonly unknown[]) => (words.length === 0 ? sql`'{}'::text[]` : sql`array[${sql.join(words.map((word) => sql`${word}`), sql`, `)}]::text[]`);

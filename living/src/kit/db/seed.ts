import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { mayEver, type Account, type Grant } from "@/kit/access";
import { instantOf, today } from "@/kit/format";
import { rowsOf, type Tx } from "./engine";
import { paper } from "./paper";

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
  /** Columns of pictures, whose sample values are motifs to draw, and of files, whose values are names. */
  uploads?: readonly string[];
  /** Row n is that of account n, which has it already: it is filled in. */
  persona?: boolean;
  /** The reference whose owner is the row's owner, too. */
  owner?: string;
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
  const ownerOf = new Map<string, string>();
  const later: { table: string; id: string; column: string; target: string }[] = [];

  for (const table of tables) {
    const makers = people.filter((person) => mayEver(table.create as readonly Grant<never>[], person));
    const owners = makers.length > 0 ? makers : people;
    if (table.persona) ids.set(table.name, await personas(tx, table.name, people));
    for (const [index, row] of table.rows.entries()) {
      if (table.persona && !people[index]) break;
      const id = ids.get(table.name)?.[index] ?? randomUUID();
      const values: Record<string, unknown> = {
        id,
        owner_id: (table.persona ? people[index]?.id : ownerOf.get(ids.get(table.references?.[table.owner ?? ""] ?? "")?.[row[table.owner ?? ""] as number] ?? "")) ?? owners[index % owners.length]?.id ?? null,
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
        } else if (table.uploads?.includes(column)) {
          values[column] = await sampleUploads(tx, value, values.owner_id as string | null);
        } else {
          values[column] = value;
        }
      }
      if (table.persona) await fillIn(tx, table.name, id, values);
      else await insert(tx, table.name, values);
      inserted.add(id);
      if (typeof values.owner_id === "string") ownerOf.set(id, values.owner_id);
    }
  }
  for (const { table, id, column, target } of later) {
    await tx.execute(sql`update ${sql.identifier(table)} set ${sql.identifier(column)} = ${target} where id = ${id}`);
  }
}

/** The rows that accounts have had since they were made, in the order of the accounts. */
async function personas(tx: Tx, table: string, people: readonly Account[]): Promise<ReturnType<typeof randomUUID>[]> {
  const rows = rowsOf<{ id: ReturnType<typeof randomUUID>; owner_id: string }>(await tx.execute(sql`select id, owner_id from ${sql.identifier(table)}`));
  return people.flatMap((person) => rows.find((row) => row.owner_id === person.id)?.id ?? []);
}

async function fillIn(tx: Tx, table: string, id: string, values: Readonly<Record<string, unknown>>): Promise<void> {
  const changes = Object.entries(values).filter(([name]) => name !== "id" && name !== "owner_id");
  const list = sql.join(changes.map(([name, value]) => sql`${sql.identifier(name)} = ${Array.isArray(value) ? array(value) : sql`${value}`}`), sql`, `);
  await tx.execute(sql`update ${sql.identifier(table)} set ${list} where id = ${id}`);
}

async function insert(tx: Tx, table: string, values: Readonly<Record<string, unknown>>): Promise<void> {
  const columns = sql.join(Object.keys(values).map((name) => sql.identifier(name)), sql`, `);
  const list = sql.join(Object.values(values).map((value) => (Array.isArray(value) ? array(value) : sql`${value}`)), sql`, `);
  await tx.execute(sql`insert into ${sql.identifier(table)} (${columns}) values (${list})`);
}

/** Puwhat stands for the file of an example row into the database: a motif to draw, or a sheet of paper with the file's name. */
async function sampleUploads(tx: Tx, value: unknown, owner: string | null): Promise<unknown> {
  if (Array.isArray(value)) {
    const ids: unknown[] = [];
    for (const one of value) ids.push(await sampleUploads(tx, one, owner));
    return sql`${`{${ids.join(",")}}`}::uuid[]`;
  }
  const id = randomUUID();
  const name = String(value);
  if (/\.[a-z0-9]+$/.test(name)) {
    const sheet = paper(name);
    await tx.execute(sql`
      insert into public.uploads (id, owner_id, name, kind, size, data)
      values (${id}, ${owner}, ${name.replace(/\.[a-z0-9]+$/, ".pdf")}, 'application/pdf', ${sheet.length}, decode(${sheet.toString("base64")}, 'base64'))`);
  } else {
    await tx.execute(sql`insert into public.uploads (id, owner_id, name, kind, size, art) values (${id}, ${owner}, ${`${name.replace(/:.*$/, "")}.svg`}, 'image/svg+xml', 0, ${name})`);
  }
  return id;
}

const array = (words: readonly unknown[]) => (words.length === 0 ? sql`'{}'::text[]` : sql`array[${sql.join(words.map((word) => sql`${word}`), sql`, `)}]::text[]`);

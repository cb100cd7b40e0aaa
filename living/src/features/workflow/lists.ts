// @file if app.lists
import { and, or, type SQL, sql } from "drizzle-orm";
import type { Viewer } from "@/kit/access";
import { withParams } from "@/kit/data/params";
import { today } from "@/kit/format";
import type { Tab } from "@/kit/ui/tabs";
import { type RowTest, rulesOf } from "./rules";

/** Rows of a named list, worked out whenever it is looked at; undefined when no list is asked for. */
export function inNamedList(table: string, name: string | undefined): SQL | undefined {
  const list = rulesOf(table).lists.find((one) => one.name === name);
  if (!list) return undefined;
  const all = and(...list.all.map((test) => condition(table, test)));
  return list.or.length > 0 ? or(all, and(...list.or.map((test) => condition(table, test)))) : all;
}

function condition(table: string, { field, is, values, days, months, instant, table: child }: RowTest): SQL {
  const column = sql`${sql.identifier(table)}.${sql.identifier(field)}`;
  const day = instant ? sql`${column}::date` : column;
  const limit = sql`(${today()}::date + make_interval(months => ${months}, days => ${days}))::date`;
  const choices = sql.join(values.map((value) => sql`${value}`), sql`, `);
  switch (is) {
    case "in":
      return values.length > 0 ? sql`${column}::text in (${choices})` : sql`false`;
    case "not_in":
      return values.length > 0 ? sql`coalesce(${column}::text, '') not in (${choices})` : sql`true`;
    case "before":
      return sql`${day} < ${limit}`;
    case "after":
      return sql`${day} > ${limit}`;
    case "empty":
      return sql`${column} is null`;
    case "filled":
      return sql`${column} is not null`;
    default:
      return sql`not exists (select 1 from ${sql.identifier(child)} as other where other.${sql.identifier(field)} = ${sql.identifier(table)}.id and other.created_at::date > ${limit})`;
  }
}

/** A tab for each named list that the viewer's role sees. */
export const listTabs = (table: string, path: string, query: string, viewer: Viewer): Tab[] =>
  rulesOf(table)
    .lists.filter(({ roles }) => roles.length === 0 || (viewer !== null && roles.includes(viewer.role)))
    .map(({ name, label }) => ({ href: withParams(path, query, { list: name, page: "" }), label, icon: "clock", current: new URLSearchParams(query).get("list") === name }));

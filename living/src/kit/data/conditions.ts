import { and, eq, gte, ilike, isNull, lt, lte, or, sql, type Column, type SQL } from "drizzle-orm";
import { instantOf, parseDecimal, today } from "@/kit/format";
import { containing } from "./params";

// Each condition takes what the address says; one that is not set is no condition.
type Given = string | undefined;

const never = sql`false`;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const isUuid = (text: string) => uuid.test(text);

/** Whether any of the columns contains the text. */
export const contains = (text: string, columns: readonly (Column | SQL)[]): SQL | undefined =>
  text ? or(...columns.map((column) => ilike(column, containing(text)))) : undefined;

export const isOption = (column: Column, value: Given) => (value ? eq(column, value) : undefined);
export const isRow = (column: Column, id: Given) => (id ? (isUuid(id) ? eq(column, id) : never) : undefined);
export const hasTag = (column: Column, tag: Given) => (tag ? sql`${tag} = any(${column})` : undefined);
export const isYes = (column: Column, value: Given) => (value ? eq(column, value === "yes") : undefined);

/** A column, or what is read in its place where the column itself is not for everybody. */
export const readAs = (column: Column, instead?: SQL): Column | SQL => instead ?? column;

/** Rows of today and later, or with "past" those before: what is over goes to the archive by itself. */
export const inArchive = (column: Column, value: Given): SQL | undefined =>
  value === "past" ? sql`${column} < ${today()}` : sql`(${column} is null or ${column} >= ${today()})`;

const addDays = (day: string, days: number) => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

/** Whether the days from `starts` to `ends` touch the period that was asked for; either end of it may be open. */
export const overlaps = (starts: Column, ends: Column, from: Given, to: Given): SQL | undefined =>
  and(
    from ? (isDay(from) ? sql`coalesce(${ends}, ${starts})::date >= ${from}::date` : never) : undefined,
    to ? (isDay(to) ? sql`${starts}::date <= ${to}::date` : never) : undefined,
  );

/** The periods by which dates are filtered, as days from today; the end is not part of it. */
const periods: Record<string, [from: number | null, to: number | null]> = {
  past: [null, 0],
  today: [0, 1],
  next7: [0, 7],
  next30: [0, 30],
  last30: [-30, 1],
};

export const PERIODS = [
  { value: "past", label: "Past" },
  { value: "today", label: "Today" },
  { value: "next7", label: "Next 7 days" },
  { value: "next30", label: "Next 30 days" },
  { value: "last30", label: "Last 30 days" },
];

export const YES_NO = [
  { value: "yes", label: "Yes" },
  { value: "no", label: "No" },
];

function within(column: Column, period: Given, bound: (day: string) => string | Date | null): SQL | undefined {
  if (!period) return undefined;
  const [from, to] = periods[period] ?? [];
  if (from === undefined || to === undefined) return never;
  const start = from === null ? null : bound(addDays(today(), from));
  const end = to === null ? null : bound(addDays(today(), to));
  return and(start === null ? undefined : gte(column, start), end === null ? undefined : lt(column, end));
}

export const inPeriod = (column: Column, period: Given) => within(column, period, (day) => day);
export const instantInPeriod = (column: Column, period: Given) => within(column, period, (day) => instantOf(`${day}T00:00`));

const amount = (text: Given) => (text ? parseDecimal(text) : null);

/** Whether a number lies between two that were typed; `scale` is how many of what the column holds make one of what people type. */
export function between(column: Column, from: Given, to: Given, scale = 1): SQL | undefined {
  const [low, high] = [amount(from), amount(to)];
  return and(low === null ? undefined : gte(column, low * scale), high === null ? undefined : lte(column, high * scale));
}

/** Whether what was typed lies between two columns; an empty one is no limit. */
export function spans(from: Column, to: Column, typed: Given): SQL | undefined {
  if (!typed) return undefined;
  const value = /^\d{4}-\d{2}-\d{2}$/.test(typed) ? typed : amount(typed);
  if (value === null) return never;
  return and(or(isNull(from), lte(from, value)), or(isNull(to), gte(to, value)));
}

/** Whether the condition of this name holds. */
export const holds = (named: Readonly<Record<string, SQL>>, name: Given): SQL | undefined => (name ? (named[name] ?? never) : undefined);

import { and, eq, gte, ilike, lt, or, sql, type Column, type SQL } from "drizzle-orm";
import { instantOf, today } from "@/kit/format";
import { containing } from "./params";

// Each condition takes what the address says; one that is not set is no condition.
type Given = string | undefined;

const never = sql`false`;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const isUuid = (text: string) => uuid.test(text);

/** Whether any of the columns contains the text. */
export const contains = (text: string, columns: readonly Column[]): SQL | undefined =>
  text ? or(...columns.map((column) => ilike(column, containing(text)))) : undefined;

export const isOption = (column: Column, value: Given) => (value ? eq(column, value) : undefined);
export const isRow = (column: Column, id: Given) => (id ? (isUuid(id) ? eq(column, id) : never) : undefined);
export const hasTag = (column: Column, tag: Given) => (tag ? sql`${tag} = any(${column})` : undefined);
export const isYes = (column: Column, value: Given) => (value ? eq(column, value === "yes") : undefined);

const addDays = (day: string, days: number) => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

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

import { z } from "zod";
import { instantOf, parseDecimal, parseMoney, parseSpan, today, wallClock } from "@/kit/format";
import type { Option } from "./option";

/**
 * What each kind of field accepts. A rule reads the texts that a form sends for one name and answers with the value as
 * the database keeps it; nothing typed is null where the field is optional.
 */
type Named<R extends boolean> = { label: string; required: R };
type Value<T, R extends boolean> = R extends true ? T : T | null;

class Refused {
  constructor(readonly message: string) {}
}

function rule<T>(read: (texts: string[]) => T | Refused) {
  return z.array(z.string()).transform((texts, context): T => {
    const value = read(texts);
    if (!(value instanceof Refused)) return value;
    context.addIssue({ code: "custom", message: value.message });
    return z.NEVER;
  });
}

/** "title" is "a title", "email" is "an email"; a plural takes no article. */
function named(label: string): string {
  const word = /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
  if (/[^suia]s$/.test(word)) return word;
  return `${/^[aeiou]/i.test(word) ? "an" : "a"} ${word}`;
}

function single<T, R extends boolean>({ label, required }: Named<R>, verb: "Enter" | "Choose", read: (text: string) => T | Refused) {
  return rule((texts): Value<T, R> | Refused => {
    const typed = (texts[0] ?? "").trim();
    if (typed !== "") return read(typed) as Value<T, R> | Refused;
    return required ? new Refused(`${verb} ${named(label)}`) : (null as Value<T, R>);
  });
}

export const text = <R extends boolean>(field: Named<R> & { max: number; pattern?: string; example?: string }) =>
  single(field, "Enter", (typed) => {
    if (typed.length > field.max) return new Refused(`Use at most ${field.max} characters`);
    if (field.pattern !== undefined && !new RegExp(`^(${field.pattern})$`).test(typed)) return new Refused(`Write it like ${field.example ?? field.pattern}`);
    return typed.replaceAll("\r\n", "\n");
  });

type Bounds = { min?: number; max?: number; step?: number };

/** Whether a number is a multiple of a step, as near as a computer counts. */
const isMultiple = (value: number, step: number) => Math.abs(value / step - Math.round(value / step)) < 1e-9;

function bounded(value: number | null, { min, max, step }: Bounds, write: (value: number) => string = String): number | Refused {
  if (value === null) return new Refused("Enter a number");
  if (step !== undefined && !isMultiple(value, step)) return new Refused(`Enter a multiple of ${write(step)}`);
  if (min !== undefined && value < min) return new Refused(`Enter ${write(min)} or more`);
  if (max !== undefined && value > max) return new Refused(`Enter ${write(max)} or less`);
  return value;
}

const LARGEST = 2_147_483_647;

export const integer = <R extends boolean>(field: Named<R> & Bounds) =>
  single(field, "Enter", (typed) => {
    const value = parseDecimal(typed);
    if (value !== null && !Number.isInteger(value)) return new Refused("Enter a whole number");
    return bounded(value, { min: field.min ?? -LARGEST, max: field.max ?? LARGEST, step: field.step });
  });

export const decimal = <R extends boolean>(field: Named<R> & Bounds) =>
  single(field, "Enter", (typed) => bounded(parseDecimal(typed), { min: field.min ?? -99_999_999_999, max: field.max ?? 99_999_999_999, step: field.step }));

export const percent = <R extends boolean>(field: Named<R> & Bounds) =>
  single(field, "Enter", (typed) => bounded(parseDecimal(typed.replace(/%$/, "")), { min: field.min ?? 0, max: field.max ?? 100 }));

/** Whole minor units of the app's currency. */
export const money = <R extends boolean>(field: Named<R> & Bounds) =>
  single(field, "Enter", (typed) => {
    const units = parseMoney(typed.replace(/^[^\d.,-]+|[^\d.,]+$/g, ""));
    if (units === null) return new Refused("Enter an amount, such as 12.50");
    return bounded(units, { min: field.min ?? -LARGEST, max: field.max ?? LARGEST, step: field.step }, (limit) => (limit / 100).toFixed(2));
  });

/** Whole minutes. */
export const duration = <R extends boolean>(field: Named<R> & Bounds) =>
  single(field, "Enter", (typed) => {
    const minutes = parseSpan(typed);
    if (minutes === null) return new Refused("Write it like 1 h 30 min, 1:30, 90m or 1.5h");
    return bounded(minutes, { min: field.min ?? 0, max: field.max ?? LARGEST, step: field.step }, (limit) => `${limit} min`);
  });

type When = { notPast?: boolean; notFuture?: boolean; years?: number };

/** Why a day or an instant is not one that may be entered; null when it may. */
function untimely(day: string, now: string, { notPast, notFuture, years }: When): Refused | null {
  if (notPast && day < now.slice(0, day.length)) return new Refused("This cannot be in the past");
  if (notFuture && day > now.slice(0, day.length)) return new Refused("This cannot be in the future");
  if (years) {
    const latest = `${Number(now.slice(0, 4)) - years}${now.slice(4, 10)}`;
    if (day.slice(0, 10) > latest) return new Refused(`At least ${years} years are asked for`);
  }
  return null;
}

/** A calendar day: "2026-11-23". */
export const date = <R extends boolean>(field: Named<R> & When) =>
  single(field, "Choose", (typed) => (z.iso.date().safeParse(typed).success ? (untimely(typed, today(), field) ?? typed) : new Refused("Enter a date")));

/** An instant, typed on the app's clock. */
export const dateTime = <R extends boolean>(field: Named<R> & When) =>
  single(field, "Choose", (typed) => {
    const instant = instantOf(typed);
    return instant ? (untimely(wallClock(instant), wallClock(new Date()), field) ?? instant) : new Refused("Enter a date and a time");
  });

/** A time of day: "14:30". */
export const time = <R extends boolean>(field: Named<R>) =>
  single(field, "Enter", (typed) => (/^([01]\d|2[0-3]):[0-5]\d(:\d{2})?$/.test(typed) ? typed.slice(0, 5) : new Refused("Enter a time, such as 14:30")));

export const checkbox = () => rule((texts): boolean => texts[0] === "on");

/** One of the options. */
export const choice = <R extends boolean>(field: Named<R> & { options: readonly Option[] }) =>
  single(field, "Choose", (typed) => (field.options.some((option) => option.value === typed) ? typed : new Refused(`Choose ${named(field.label)}`)));

/** The id of another row. */
export const row = <R extends boolean>(field: Named<R>) =>
  single(field, "Choose", (typed) => (z.uuid().safeParse(typed).success ? typed : new Refused(`Choose ${named(field.label)}`)));

const MOST_TAGS = 30;

/** Several of the options, or free words where there are none. */
export const tags = ({ label, required, options }: Named<boolean> & { options: readonly Option[] }) =>
  rule((texts): string[] | Refused => {
    const chosen = [...new Set(texts.map((word) => word.trim()).filter(Boolean))];
    if (required && chosen.length === 0) return new Refused(`Choose ${named(label)}`);
    if (chosen.length > MOST_TAGS || chosen.some((word) => word.length > 60)) return new Refused("These are too many or too long");
    const known = options.length === 0 || chosen.every((word) => options.some((option) => option.value === word));
    return known ? chosen : new Refused(`Choose ${named(label)}`);
  });

export const email = <R extends boolean>(field: Named<R>) =>
  single(field, "Enter", (typed) =>
    typed.length <= 254 && z.email().safeParse(typed).success ? typed.toLowerCase() : new Refused("Enter an email address, such as name@example.com"));

export const phone = <R extends boolean>(field: Named<R>) =>
  single(field, "Enter", (typed) => (/^\+?[\d\s()/.-]{5,40}$/.test(typed) ? typed : new Refused("Enter a phone number, such as +32 2 555 12 12")));

/** A web address; "example.com" gets its "https://". */
export const url = <R extends boolean>(field: Named<R>) =>
  single(field, "Enter", (typed) => {
    const address = /^[a-z][a-z0-9+.-]*:/i.test(typed) ? typed : `https://${typed}`;
    const valid = address.length <= 2000 && z.url({ protocol: /^https?$/, hostname: z.regexes.domain }).safeParse(address).success;
    return valid ? address : new Refused("Enter a web address, such as https://example.com");
  });

/** A coordinate of a place, in degrees; null where none was picked. */
export const degrees = (limit: 90 | 180) =>
  rule((texts): number | null => {
    const value = parseDecimal(texts[0] ?? "");
    return value !== null && Math.abs(value) <= limit ? value : null;
  });

const clockOf = (value: string | Date) => (value instanceof Date ? wallClock(value) : value);

/** Whether `end` does not come before `start`; true while one of them is missing. */
export const inOrder = (start: string | Date | null, end: string | Date | null): boolean =>
  start === null || end === null || clockOf(start).slice(0, clockOf(end).length) <= clockOf(end);

/** Whether the two ends of a range are in their order; open ends always are. */
export const ordered = (low: number | string | null, high: number | string | null): boolean =>
  low === null || high === null || (typeof low === "string" && Number.isNaN(Number(low)) ? low <= String(high) : Number(low) <= Number(high));

/**
 * When to look at a rule about several fields: as soon as these themselves are in order, whatever is wrong with the
 * others. Without it people would be told only after they have mended everything else.
 */
export const sound =
  (...names: string[]) =>
  ({ issues }: { issues: readonly { path?: readonly PropertyKey[] }[] }): boolean =>
    issues.every((issue) => issue.path?.[0] !== undefined && !names.includes(String(issue.path[0])));

// @file if app.history
import * as format from "@/kit/format";
import { rulesOf } from "./rules";

/** One change as the database kept it. */
export type Entry = {
  id: string;
  entity: string;
  row_id: string;
  title: string;
  action: string;
  step: string | null;
  note: string | null;
  changes: Record<string, [unknown, unknown]>;
  at: string | Date;
  account: string | null;
};

/** What was done, in a word: "Approve", "Created", "Changed". */
export const headline = (entry: Entry): string => entry.step ?? entry.action.charAt(0).toUpperCase() + entry.action.slice(1);

/** What changed, a line for each field; `names` are those of ./names. */
export function changesText({ entity, changes }: Pick<Entry, "entity" | "changes">, names: ReadonlyMap<string, string> = new Map()): string[] {
  const { fields, words, kinds } = rulesOf(entity);
  return Object.entries(changes).flatMap(([column, [before, after]]) => {
    const label = fields[column];
    if (!label) return [];
    const kind = kinds[column] ?? "text";
    if (kind === "reference" || kind === "member") {
      const called = [before, after].map((id) => (id === null || id === undefined ? format.NOTHING : names.get(String(id))));
      return [called.includes(undefined) ? `${label} changed` : `${label}: ${called[0]} → ${called[1]}`];
    }
    if (["rich_text", "image", "images", "file"].includes(kind)) return [`${label} changed`];
    const word = (value: unknown) => show(value, kind, words[column]);
    return [`${label}: ${word(before)} → ${word(after)}`];
  });
}

function show(value: unknown, kind: string, words: Record<string, string> | undefined): string {
  if (value === null || value === undefined || value === "") return format.NOTHING;
  if (Array.isArray(value)) return value.map((one) => words?.[String(one)] ?? String(one)).join(", ") || format.NOTHING;
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number" && kind === "money") return format.money(value);
  if (typeof value === "number" && kind === "duration") return format.duration(value);
  if (typeof value === "number") return format.number(value);
  const text = String(value);
  if (kind === "date") return format.longDate(text);
  if (kind === "date_time") return format.dateTime(new Date(text));
  if (kind === "time") return format.timeOfDay(text);
  return words?.[text] ?? (text.length > 120 ? `${text.slice(0, 120)}…` : text);
}

import { z } from "zod";
import type { Option } from "@/kit/form/option";
import { readCsv } from "./read-csv";

/** A column of an import: the input of the form that it fills. */
export type ImportColumn = {
  name: string;
  label: string;
  kind: string;
  required: boolean;
  unit?: string;
  options?: readonly Option[];
  /** Of references and people: what a cell may say, in lower case, and the id it stands for. */
  ids?: ReadonlyMap<string, string>;
};

/** One thing that is wrong. `row` counts the rows under the head from 1, `line` the lines of the file. */
export type ImportProblem = { row: number; line: number; column: string; value: string; reason: string };
export type ImportState = { done: number; problems: ImportProblem[]; total: number; error?: string; ignored: string[] } | null;

export const MOST_ROWS = 2000;

/** What may be sent as a file: text of a size that a sheet of so many rows has, and nothing binary. */
export const importText = z.string().max(1_000_000, "The file is too big. Send it in parts of at most 1 MB.").refine((text) => !text.includes("\0"), "This is no text file. Save the sheet as CSV.");

const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();

/** The column that a head means: by its name, its label or its unit, or one whose name it is a part of. */
export function columnOf(columns: readonly ImportColumn[], head: string): ImportColumn | undefined {
  const wanted = plain(head);
  if (!wanted) return undefined;
  const names = (column: ImportColumn) => [plain(column.label), plain(column.name.replace(/([a-z0-9])([A-Z])/g, "$1 $2"))];
  const exact = columns.find((column) => names(column).includes(wanted)) ?? columns.find((column) => column.unit && plain(column.unit) === wanted);
  if (exact) return exact;
  const near = columns.filter((column) => names(column).some((name) => name.split(" ").includes(wanted) || wanted.split(" ").includes(name) || wanted.startsWith(`${name} `)));
  return near.length === 1 ? near[0] : near.find((column) => column.ids);
}

/** A day as people write it, as "2026-11-23"; what is none stays as it is, and is refused by its rule. */
export function dayOf(text: string): string {
  const [, day, month, year] = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(text) ?? [];
  if (day && month && year) return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return text;
}

/** What a form would send for a cell; a text that begins with "!" is the reason why there is nothing. */
function typed(column: ImportColumn, cell: string): { texts: string[] } | { reason: string } {
  if (cell === "") return { texts: [] };
  switch (column.kind) {
    case "reference":
    case "member": {
      const id = column.ids?.get(cell.toLowerCase());
      return id ? { texts: [id] } : { reason: `There is no ${column.label.toLowerCase()} “${cell}”` };
    }
    case "enum": {
      const option = column.options?.find((each) => [each.value, each.label.toLowerCase()].includes(cell.toLowerCase()));
      return option ? { texts: [option.value] } : { reason: `“${cell}” is none of ${column.options?.map((each) => each.label).join(", ")}` };
    }
    case "tags": {
      const words = cell.split(/[;|,]/).map((word) => word.trim()).filter(Boolean);
      return { texts: words.map((word) => column.options?.find((each) => each.label.toLowerCase() === word.toLowerCase())?.value ?? word) };
    }
    case "boolean":
      return { texts: /^(yes|y|true|1|x|on)$/i.test(cell) ? ["on"] : [] };
    case "date":
      return { texts: [dayOf(cell)] };
    case "date_time":
      return { texts: [cell.replace(/^(\S+)\s+(\d)/, (_, day: string, hour: string) => `${dayOf(day)}T${hour}`).slice(0, 16)] };
    default:
      return { texts: [cell] };
  }
}

type Schema<T> = z.ZodType<T> & { shape: Record<string, unknown> };
export type ImportRow<T> = { row: number; line: number; data: T };

/** Reads a file with the rules of a form. Every row that breaks one is named with its column and the reason. */
export function readImport<T>(source: string, columns: readonly ImportColumn[], schema: Schema<T>): { rows: ImportRow<T>[]; problems: ImportProblem[]; ignored: string[]; error?: string } {
  const sheet = readCsv(source);
  const matched = sheet.head.map((head) => columnOf(columns, head));
  const ignored = sheet.head.filter((head, i) => head && !matched[i]);
  const nothing = { rows: [], problems: [], ignored };
  if (sheet.head.length === 0) return { ...nothing, error: "Choose a CSV file or paste its text. The first line names the columns." };
  if (sheet.rows.length > MOST_ROWS) return { ...nothing, error: `These are ${sheet.rows.length} rows. Import at most ${MOST_ROWS} at once.` };
  const missing = columns.filter((column) => column.required && !matched.includes(column));
  if (missing.length > 0) return { ...nothing, error: `The first line has no column for ${missing.map((column) => column.label).join(", ")}.` };
  if (sheet.rows.length === 0) return { ...nothing, error: "There are no rows under the first line." };

  const rows: ImportRow<T>[] = [];
  const problems: ImportProblem[] = [];
  for (const [i, { line, cells }] of sheet.rows.entries()) {
    const texts: Record<string, string[]> = Object.fromEntries(Object.keys(schema.shape).map((name) => [name, []]));
    const wrong: ImportProblem[] = [];
    const at = { row: i + 1, line };
    for (const [k, column] of matched.entries()) {
      if (!column) continue;
      const value = cells[k] ?? "";
      const result = typed(column, value);
      if ("reason" in result) wrong.push({ ...at, column: column.label, value, reason: result.reason });
      else texts[column.name] = result.texts;
    }
    const parsed = schema.safeParse(texts);
    if (!parsed.success) {
      for (const issue of parsed.error.issues) {
        const column = columns.find((each) => each.name === issue.path[0]);
        if (wrong.some((each) => each.column === (column?.label ?? ""))) continue;
        const k = matched.findIndex((each) => each === column);
        wrong.push({ ...at, column: column?.label ?? "", value: cells[k] ?? "", reason: issue.message });
      }
    }
    if (wrong.length === 0 && parsed.success) rows.push({ ...at, data: parsed.data });
    problems.push(...wrong);
  }
  return { rows, problems, ignored };
}

/** The ids that texts of rows stand for, as far as they stand for one only. */
export function idsOf(rows: readonly Record<string, unknown>[]): Map<string, string> {
  const ids = new Map<string, string>();
  const twice = new Set<string>();
  for (const row of rows) {
    for (const [name, value] of Object.entries(row)) {
      if (typeof value !== "string" || value === "" || name === "ownerId") continue;
      const key = value.toLowerCase();
      if (ids.has(key) && ids.get(key) !== row.id) twice.add(key);
      ids.set(key, String(row.id));
    }
  }
  for (const key of twice) ids.delete(key);
  return ids;
}

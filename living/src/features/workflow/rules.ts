// @file if app.rules or app.lists
import json from "@/content/workflow.json";
import type { Option } from "@/kit/form/option";

/** One field that the dialog of a move asks for. `table` and `title` say what a reference points at. */
export type Ask = { name: string; label: string; kind: string; options: Option[]; table: string; title: string };
export type MoveRule = { label: string; tone: string; to: string; note: string; noteLabel: string; ask: Ask[] };
export type RowTest = { field: string; is: string; values: string[]; days: number; months: number; instant: boolean; table: string };
export type NamedList = { name: string; label: string; hint: string; roles: string[]; all: RowTest[]; or: RowTest[] };
export type LimitRule = { kind: string; field?: string; start?: string; end?: string; most?: number; warn?: boolean; except?: string[] };

/** What pages show of the rules of one table; the database has them too, in app.rules_of, and decides. */
export type Rules = {
  label: string;
  route: string;
  state: { field: string; label: string; ordered: boolean; options: Option[] } | null;
  moves: Record<string, MoveRule>;
  locked: string[];
  fields: Record<string, string>;
  words: Record<string, Record<string, string>>;
  kinds: Record<string, string>;
  /** Where references and people point, by column. */
  targets: Record<string, { table: string; title: string }>;
  checklist: string[];
  plural: string;
  public: { fields: string[]; months?: string[]; areas?: string[]; claim?: string } | null;
  lists: NamedList[];
  limits: LimitRule[];
};

const all = json as unknown as Record<string, Rules>;

/** The tables that have rules. */
export const ruledTables = Object.keys(all);

export function rulesOf(table: string): Rules {
  const rules = all[table];
  if (!rules) throw new Error(`${table} has no rules`);
  return rules;
}

/** The property of a row that holds a column. */
export const property = (column: string) => column.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** The words for the state in which a row cannot be changed any more; null while it can. */
export function lockedState(table: string, row: object): string | null {
  const { state, locked } = rulesOf(table);
  if (!state) return null;
  const value = (row as Record<string, unknown>)[property(state.field)];
  if (typeof value !== "string" || !locked.includes(value)) return null;
  return (state.options.find((option) => option.value === value)?.label ?? value).toLowerCase();
}

import type { SQL } from "drizzle-orm";
import type { AnyPgColumn, PgTable } from "drizzle-orm/pg-core";
import type { Option } from "@/kit/form/option";
import type { Tone } from "@/kit/ui/badge";
import type { IconName } from "@/kit/ui/icons";

/** A kind of row as the dashboard reads it: where its figures are in the database. */
export type Subject = {
  label: string;
  labelPlural: string;
  href: string;
  icon: IconName;
  /** Whether it stands among the numbers at the top. */
  stat: boolean;
  table: PgTable;
  id: AnyPgColumn;
  title: AnyPgColumn;
  createdAt: AnyPgColumn;
  /** Fields with fixed options. */
  options: { label: string; column: AnyPgColumn; options: readonly Option[] }[];
  /** Due dates; `instant` for those with a time of day. */
  due: { column: AnyPgColumn; instant: boolean }[];
  /** Fields that name an account. */
  people: AnyPgColumn[];
  /** The rows that this one belongs to. */
  parents: { label: string; href: string; column: AnyPgColumn; table: PgTable; id: AnyPgColumn; title: AnyPgColumn }[];
  /** What may hold for a row that people are to look at. */
  alerts?: { name: string; label: string; tone: Tone; holds: SQL }[];
};

/** One row that the dashboard points at. `day` is its due date, where it has one. */
export type Pointer = { id: string; title: string; href: string; kind: string; day: string | null; overdue: boolean };

/** What the dashboard shows of one kind of row; only rows that the viewer may read are counted. */
export type Figures = Pick<Subject, "label" | "labelPlural" | "href" | "icon" | "stat"> & {
  total: number;
  /** How many were made in the last seven days. */
  recent: number;
  /** The parts of all rows, for every field with fixed options. */
  rings: { label: string; slices: { label: string; value: number; tone?: Tone }[] }[];
  /** How many were made in each of the last weeks, by the first day of the week. */
  weeks: { day: string; value: number }[];
  /** How many are open and how many are done, by the row that they belong to. */
  progress: { label: string; parts: { label: string; tone?: Tone }[]; bars: { label: string; href: string; parts: number[] }[] }[];
  hasDue: boolean;
  hasPeople: boolean;
  /** What is not done and has a due date, the soonest first. */
  due: Pointer[];
  /** How many of all rows are past their due date and not done. */
  overdue: number;
  /** For how many rows each thing holds that people are to look at. */
  attention: { label: string; tone: Tone; href: string; value: number }[];
  /** What is not done and names the viewer. */
  mine: Pointer[];
};

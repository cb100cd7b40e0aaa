import "server-only";
import { and, asc, count, desc, eq, gte, isNotNull, isNull, notInArray, or, sql, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import app from "@/content/app.json";
import { workspaceSubject } from "@/features/workspace/subject";
import { exhibitSubject } from "@/features/exhibit/subject";
import { loanSubject } from "@/features/loan/subject";
import { ideaSubject } from "@/features/idea/subject";
import type { Account } from "@/kit/access";
import { withUser } from "@/kit/auth";
import type { Tx } from "@/kit/db/engine";
import { today } from "@/kit/format";
import { addDays, weekStart } from "@/kit/timer/week";
import type { Figures, Pointer, Subject } from "./figures";

const WEEKS = 10; // that the chart over time goes back, this one included
const POINTERS = 6; // rows of what is due, and of what is mine, of each kind
const BARS = 8; // rows that others belong to, the largest first

const subjects: Subject[] = [
  workspaceSubject,
  exhibitSubject,
  loanSubject,
  ideaSubject,
];

/** The figures of everything that the app keeps, as the signed-in account may see it. */
export const dashboardFigures = () =>
  withUser(async (tx, account) => {
    const figures: Figures[] = [];
    for (const subject of subjects) figures.push(await figuresOf(tx, account, subject));
    return { account, figures };
  });

/** Whether a row's work is not over: none of its fields says that it is. Undefined when no field could. */
function unfinished(subject: Subject): SQL | undefined {
  return and(
    ...subject.options.map(({ column, options }) => {
      const final = options.filter((option) => option.final).map((option) => option.value);
      return final.length > 0 ? or(isNull(column), notInArray(column, final)) : undefined;
    }),
  );
}

/** The soonest due day of a row, as text. */
function dueDay(subject: Subject): SQL<string | null> {
  const days = subject.due.map(({ column, instant }) => (instant ? sql`(${column} at time zone ${app.time_zone})::date` : sql`${column}`));
  return days.length > 0 ? sql<string | null>`least(${sql.join(days, sql`, `)})::text` : sql<string | null>`null::text`;
}

async function figuresOf(tx: Tx, account: Account, subject: Subject): Promise<Figures> {
  const { table, id, title, createdAt, label, labelPlural, href, icon, stat } = subject;
  const now = today();
  const open = unfinished(subject);
  const day = dueDay(subject);
  const late = and(open, sql`${day} < ${now}`);

  const [sums] = await tx
    .select({
      total: count(),
      recent: sql`count(*) filter (where ${createdAt} >= now() - interval '7 days')`.mapWith(Number),
      overdue: sql`count(*) filter (where ${late ?? sql`false`})`.mapWith(Number),
    })
    .from(table);

  const rings: Figures["rings"] = [];
  for (const { label: name, column, options } of subject.options) {
    const counts = await tx.select({ value: sql<string | null>`${column}`, rows: count() }).from(table).groupBy(column);
    rings.push({
      label: name,
      slices: options.map((option) => ({ label: option.label, tone: option.tone, value: counts.find((one) => one.value === option.value)?.rows ?? 0 })),
    });
  }

  const first = addDays(weekStart(now), -7 * (WEEKS - 1));
  const week = sql<string>`date_trunc('week', ${createdAt} at time zone ${app.time_zone})::date::text`;
  const made = await tx.select({ day: week, rows: count() }).from(table).where(gte(week, first)).groupBy(sql`1`);

  const progress: Figures["progress"] = [];
  for (const parent of subject.parents) {
    const opened = sql`count(*) filter (where ${open ?? sql`true`})`.mapWith(Number);
    // By a name of its own: rows may hang on rows of their own table.
    const above = alias(parent.table, "above");
    const aboveId = sql<string>`${sql.identifier("above")}.${sql.identifier(parent.id.name)}`;
    const aboveTitle = sql<string>`${sql.identifier("above")}.${sql.identifier(parent.title.name)}`;
    const rows = await tx
      .select({ id: aboveId, label: aboveTitle, all: count(), open: opened })
      .from(table)
      .innerJoin(above, sql`${aboveId} = ${parent.column}`)
      .groupBy(aboveId, aboveTitle)
      .orderBy(desc(count()), asc(aboveTitle))
      .limit(BARS);
    progress.push({
      label: parent.label,
      parts: open ? [{ label: "Done", tone: "success" }, { label: "Open", tone: "info" }] : [{ label: labelPlural }],
      bars: rows.map((row) => ({ label: row.label, href: `${parent.href}/${row.id}`, parts: open ? [row.all - row.open, row.open] : [row.all] })),
    });
  }

  const pointers = async (where: SQL | undefined): Promise<Pointer[]> => {
    const rows = await tx
      .select({ id: sql<string>`${id}`, title: sql<string>`${title}`, day })
      .from(table)
      .where(where)
      .orderBy(sql`${day} asc nulls last`, desc(createdAt))
      .limit(POINTERS);
    return rows.map((row) => ({ ...row, href: `${href}/${row.id}`, kind: label, overdue: row.day !== null && row.day < now }));
  };
  const attention: Figures["attention"] = [];
  for (const { name, label: words, tone, holds } of subject.alerts ?? []) {
    const [found] = await tx.select({ value: sql`count(*) filter (where ${holds})`.mapWith(Number) }).from(table);
    attention.push({ label: words, tone, href: `${href}?alert=${name}`, value: found?.value ?? 0 });
  }
  const mine = or(...subject.people.map((column) => eq(column, account.id)));

  return {
    label, labelPlural, href, icon, stat,
    total: sums?.total ?? 0,
    recent: sums?.recent ?? 0,
    overdue: sums?.overdue ?? 0,
    rings,
    weeks: Array.from({ length: WEEKS }, (_, i) => {
      const start = addDays(first, 7 * i);
      return { day: start, value: made.find((one) => one.day === start)?.rows ?? 0 };
    }),
    progress,
    attention,
    hasDue: subject.due.length > 0,
    hasPeople: subject.people.length > 0,
    due: subject.due.length > 0 ? await pointers(and(open, isNotNull(day))) : [],
    mine: mine ? await pointers(and(open, mine)) : [],
  };
}

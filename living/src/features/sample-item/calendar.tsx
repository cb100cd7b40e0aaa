// @file each entity if entity.calendar
import { and, asc,/* @if entity.clash */ eq,/* @end */ sql } from "drizzle-orm";
import app from "@/content/app.json";
import { sampleItems } from "@/db/schema";
// @if entity.clash
import * as schema from "@/db/schema";
// @end
import { withViewer } from "@/kit/auth";
import { isMonth, momentOf, MonthCalendar, pageOf, type CalendarEntry } from "@/kit/calendar";
// @if entity.clash
import { isUuid } from "@/kit/data/conditions";
// @end
import { today } from "@/kit/format";
// @if entity.clash
import { Tabs } from "@/kit/ui/tabs";
// @end
// @if entity.until

const DAY = 86_400_000;
const MOST_DAYS = 366;

/** Every day after the first, to the last. */
function daysAfter(first: string, last: string | null): string[] {
  const days = [first];
  while (last && days.length < MOST_DAYS && days.at(-1)! < last) days.push(new Date(Date.parse(`${days.at(-1)}T00:00:00Z`) + DAY).toISOString().slice(0, 10));
  return days.slice(1);
}
// @end

/** Sample items in a month by their date; `month` is "2026-11", anything else is this month. */
export async function SampleItemCalendar({ month/* @if entity.clash */, only/* @end */ }: { month: string/* @if entity.clash */; only: string/* @end */ }) {
  const now = today();
  const shown = isMonth(month) ? month : now.slice(0, 7);
  const page = pageOf(shown);
  // @if entity.clash
  const chosen = isUuid(only) ? only : "";
  const groups = await withViewer((tx) => tx.select({ id: schema.clashItems.id, title: schema.clashItems.clashTitle }).from(schema.clashItems).orderBy(asc(schema.clashItems.clashTitle)).limit(50));
  // @end
  const rows = await withViewer((tx) =>
    tx
      .select({
        id: sampleItems.id,
        title: sampleItems.sampleTitle,
        at: sampleItems.sampleCalendar,
        // @if entity.until
        until: sampleItems.sampleUntil,
        // @end
        // @if entity.clash
        group: sampleItems.sampleClash,
        // @end
      })
      .from(sampleItems)
      .where(
        and(
          // A day more on both sides: where the day of an instant begins depends on the time zone.
          // @if entity.until
          sql`${sampleItems.sampleCalendar} <= ${page.last}::date + 2 and coalesce(${sampleItems.sampleUntil}, ${sampleItems.sampleCalendar}) >= ${page.first}::date - 1`,
          // @end
          // @if not entity.until
          sql`${sampleItems.sampleCalendar} between ${page.first}::date - 1 and ${page.last}::date + 2`,
          // @end
          // @if entity.clash
          chosen ? eq(sampleItems.sampleClash, chosen) : undefined,
          // @end
        ),
      )
      .orderBy(asc(sampleItems.sampleCalendar))
      .limit(1000),
  );
  const entries: CalendarEntry[] = rows.flatMap(({ id, title, at/* @if entity.until */, until/* @end *//* @if entity.clash */, group/* @end */ }) => {
    const entry = { id, title, href: `/sample-items/${id}`, ...momentOf(at!) };
    const days = [entry.day];
    // @if entity.until
    days.push(...daysAfter(entry.day, until));
    // @end
    return days.map((day) => ({ ...entry, day/* @if entity.clash */, clash: clashes(rows, id, group, day)/* @end */ }));
  });
  return (
    <>
      {/* @if entity.clash */}
      <div className="mb-4 grid gap-2">
        <Tabs
          label="Clash item"
          tabs={[
            { href: `/sample-items/calendar?month=${shown}`, label: "All clash items", current: chosen === "" },
            ...groups.map((group) => ({ href: `/sample-items/calendar?month=${shown}&only=${group.id}`, label: group.title, current: chosen === group.id })),
          ]}
        />
        {entries.some((entry) => entry.clash) ? <p className="text-sm text-danger-foreground">Red: more than one of the same clash item on one day.</p> : null}
      </div>
      {/* @end */}
      <MonthCalendar month={shown} today={now} entries={entries} locale={app.locale} hrefOf={(to) => `/sample-items/calendar?month=${to}`/* @if entity.clash */ + (chosen ? `&only=${chosen}` : "")/* @end */} />
    </>
  );
}
// @if entity.clash

type Planned = { id: string; at: string | Date | null; group: string | null/* @if entity.until */; until: string | null/* @end */ };

/** Whether something else of the same clash item is planned for the day. */
const clashes = (rows: readonly Planned[], id: string, group: string | null, day: string): boolean =>
  group !== null &&
  rows.some((other) => {
    if (other.id === id || other.group !== group || other.at === null) return false;
    const first = momentOf(other.at).day;
    return first <= day && day <= (/* @if entity.until */other.until ?? /* @end */first);
  });
// @end

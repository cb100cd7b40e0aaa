import { and, asc, sql } from "drizzle-orm";
import app from "@/content/app.json";
import { exhibits } from "@/db/schema";
import { withViewer } from "@/kit/auth";
import { isMonth, momentOf, MonthCalendar, pageOf, type CalendarEntry } from "@/kit/calendar";
import { today } from "@/kit/format";

const DAY = 86_400_000;
const MOST_DAYS = 366;

/** Every day after the first, to the last. */
function daysAfter(first: string, last: string | null): string[] {
  const days = [first];
  while (last && days.length < MOST_DAYS && days.at(-1)! < last) days.push(new Date(Date.parse(`${days.at(-1)}T00:00:00Z`) + DAY).toISOString().slice(0, 10));
  return days.slice(1);
}

/** Exhibits in a month by their date; `month` is "2026-11", anything else is this month. */
export async function ExhibitCalendar({ month }: { month: string }) {
  const now = today();
  const shown = isMonth(month) ? month : now.slice(0, 7);
  const page = pageOf(shown);
  const rows = await withViewer((tx) =>
    tx
      .select({
        id: exhibits.id,
        title: exhibits.title,
        at: exhibits.startsOn,
        until: exhibits.endsOn,
      })
      .from(exhibits)
      .where(
        and(
          // A day more on both sides: where the day of an instant begins depends on the time zone.
          sql`${exhibits.startsOn} <= ${page.last}::date + 2 and coalesce(${exhibits.endsOn}, ${exhibits.startsOn}) >= ${page.first}::date - 1`,
        ),
      )
      .orderBy(asc(exhibits.startsOn))
      .limit(1000),
  );
  const entries: CalendarEntry[] = rows.flatMap(({ id, title, at, until }) => {
    const entry = { id, title, href: `/exhibits/${id}`, ...momentOf(at!) };
    const days = [entry.day];
    days.push(...daysAfter(entry.day, until));
    return days.map((day) => ({ ...entry, day }));
  });
  return (
    <>
      <MonthCalendar month={shown} today={now} entries={entries} locale={app.locale} hrefOf={(to) => `/exhibits/calendar?month=${to}`} />
    </>
  );
}

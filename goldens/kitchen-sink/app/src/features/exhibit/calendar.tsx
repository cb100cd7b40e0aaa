import { asc, sql } from "drizzle-orm";
import app from "@/content/app.json";
import { exhibits } from "@/db/schema";
import { withViewer } from "@/kit/auth";
import { isMonth, momentOf, MonthCalendar, pageOf, type CalendarEntry } from "@/kit/calendar";
import { today } from "@/kit/format";

/** Exhibits in a month by their date; `month` is "2026-11", anything else is this month. */
export async function ExhibitCalendar({ month }: { month: string }) {
  const now = today();
  const shown = isMonth(month) ? month : now.slice(0, 7);
  const page = pageOf(shown);
  const rows = await withViewer((tx) =>
    tx
      .select({ id: exhibits.id, title: exhibits.title, at: exhibits.startsOn })
      .from(exhibits)
      // A day more on both sides: where the day of an instant begins depends on the time zone.
      .where(sql`${exhibits.startsOn} between ${page.first}::date - 1 and ${page.last}::date + 2`)
      .orderBy(asc(exhibits.startsOn))
      .limit(1000),
  );
  const entries: CalendarEntry[] = rows.map(({ id, title, at }) => ({ id, title, href: `/exhibits/${id}`, ...momentOf(at!) }));
  return <MonthCalendar month={shown} today={now} entries={entries} locale={app.locale} hrefOf={(to) => `/exhibits/calendar?month=${to}`} />;
}

/** The days of a month as the weeks of a calendar page. Days are "2026-11-23", months "2026-11". */

/** A month, "2026-11". */
export type Month = string;

export interface MonthDay {
  day: string;
  /** false: it belongs to the month before or after. */
  inMonth: boolean;
}

const iso = (time: number) => new Date(time).toISOString().slice(0, 10);

export function isMonth(text: string): text is Month {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
}

export function monthOf(day: string): Month {
  return day.slice(0, 7);
}

/** The month n months later, or earlier when n is negative. */
export function addMonths(month: Month, n: number): Month {
  const [year, number] = month.split("-").map(Number) as [number, number];
  return iso(Date.UTC(year, number - 1 + n, 1)).slice(0, 7);
}

/** First and last day of the weeks that a month's page shows. */
export function pageOf(month: Month, firstWeekday = 1): { first: string; last: string } {
  const weeks = weeksOf(month, firstWeekday);
  return { first: weeks[0]![0]!.day, last: weeks[weeks.length - 1]![6]!.day };
}

/** Four to six weeks of seven days; firstWeekday is 0 for Sunday, 1 for Monday. */
export function weeksOf(month: Month, firstWeekday = 1): MonthDay[][] {
  const first = Date.parse(`${month}-01T00:00:00Z`);
  const next = Date.parse(`${addMonths(month, 1)}-01T00:00:00Z`);
  const lead = (new Date(first).getUTCDay() - firstWeekday + 7) % 7;
  const weeks: MonthDay[][] = [];
  for (let at = first - lead * 86_400_000; at < next; at += 7 * 86_400_000) {
    weeks.push(
      Array.from({ length: 7 }, (_, i) => {
        const time = at + i * 86_400_000;
        return { day: iso(time), inMonth: time >= first && time < next };
      }),
    );
  }
  return weeks;
}

/** 0 for Sunday, 1 for Monday, 6 for Saturday: the day weeks start on where the locale is from. */
export function firstWeekdayOf(locale: string): number {
  const known = new Intl.Locale(locale).maximize() as Intl.Locale & {
    getWeekInfo?: () => { firstDay: number };
    weekInfo?: { firstDay: number };
  };
  // A bare language says nothing about a country: weeks then start on Monday, as the standard has it.
  if (!new Intl.Locale(locale).region) return 1;
  return (known.getWeekInfo?.() ?? known.weekInfo ?? { firstDay: 1 }).firstDay % 7;
}

export function monthText(month: Month, locale: string): string {
  return new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" }).format(new Date(`${month}-01T00:00:00Z`));
}

/** Names of the seven weekdays, from the first day of the week on. */
export function weekdayNames(locale: string, firstWeekday = 1, style: "long" | "short" | "narrow" = "short"): string[] {
  const format = new Intl.DateTimeFormat(locale, { weekday: style, timeZone: "UTC" });
  // 4 January 1970 was a Sunday.
  return Array.from({ length: 7 }, (_, i) => format.format(new Date(Date.UTC(1970, 0, 4 + firstWeekday + i))));
}

/** The day an arrow key leads to from a day, or null for other keys. */
export function dayByKey(day: string, key: string, firstWeekday = 1): string | null {
  const time = Date.parse(`${day}T00:00:00Z`);
  const column = (new Date(time).getUTCDay() - firstWeekday + 7) % 7;
  const step: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7, Home: -column, End: 6 - column };
  if (key in step) return iso(time + step[key]! * 86_400_000);
  if (key === "PageUp" || key === "PageDown") {
    const month = addMonths(monthOf(day), key === "PageUp" ? -1 : 1);
    const last = Number(iso(Date.parse(`${addMonths(month, 1)}-01T00:00:00Z`) - 86_400_000).slice(8));
    return `${month}-${String(Math.min(last, Number(day.slice(8)))).padStart(2, "0")}`;
  }
  return null;
}

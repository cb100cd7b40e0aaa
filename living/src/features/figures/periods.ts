// @file if app.numbers
import { addDays, weekStart } from "@/kit/timer/week";

/** Days from `start`, inclusive, to `end`, exclusive. */
export type Period = { start: string; end: string };

export type Unit =
  | "today" | "day" | "week" | "month" | "year"
  | "yesterday" | "last_week" | "last_month" | "last_year"
  | "days_7" | "days_30" | "weeks_8" | "months_12";

const two = (n: number) => String(n).padStart(2, "0");

/** The first day of the month that is `n` months after the day's. */
export function monthStart(day: string, n = 0): string {
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + n;
  return `${Math.floor(months / 12)}-${two((months % 12) + 1)}-01`;
}

/** The period of that length which holds the day, `back` periods earlier. The one that holds today ends with it. */
export function periodOf(unit: Unit, today: string, back = 0): Period {
  const tomorrow = addDays(today, 1);
  const until = (start: string, end: string): Period => ({ start, end: back === 0 && end > tomorrow ? tomorrow : end });
  switch (unit) {
    case "today":
    case "day":
      return { start: addDays(today, -back), end: addDays(today, 1 - back) };
    case "week":
      return until(addDays(weekStart(today), -7 * back), addDays(weekStart(today), 7 - 7 * back));
    case "month":
      return until(monthStart(today, -back), monthStart(today, 1 - back));
    case "year": {
      const year = Number(today.slice(0, 4)) - back;
      return until(`${year}-01-01`, `${year + 1}-01-01`);
    }
    case "yesterday":
      return periodOf("day", today, back + 1);
    case "last_week":
      return periodOf("week", today, back + 1);
    case "last_month":
      return periodOf("month", today, back + 1);
    case "last_year":
      return periodOf("year", today, back + 1);
    case "days_7":
      return { start: addDays(today, -6 - 7 * back), end: addDays(today, 1 - 7 * back) };
    case "days_30":
      return { start: addDays(today, -29 - 30 * back), end: addDays(today, 1 - 30 * back) };
    case "weeks_8":
      return { start: addDays(weekStart(today), -49), end: tomorrow };
    case "months_12":
      return { start: monthStart(today, -11), end: tomorrow };
  }
}

export const periodName: Record<Unit, string> = {
  today: "today", day: "today", week: "this week", month: "this month", year: "this year",
  yesterday: "yesterday", last_week: "last week", last_month: "last month", last_year: "last year",
  days_7: "in the last 7 days", days_30: "in the last 30 days", weeks_8: "in the last 8 weeks", months_12: "in the last 12 months",
};
export const periodBefore: Record<Unit, string> = {
  today: "yesterday", day: "yesterday", week: "last week", month: "last month", year: "last year",
  yesterday: "the day before", last_week: "the week before", last_month: "the month before", last_year: "the year before",
  days_7: "the 7 days before", days_30: "the 30 days before", weeks_8: "before", months_12: "before",
};

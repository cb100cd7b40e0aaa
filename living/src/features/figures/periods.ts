// @file if app.numbers
import { addDays, weekStart } from "@/kit/timer/week";

/** Days from `start`, inclusive, to `end`, exclusive. */
export type Period = { start: string; end: string };

export type Unit = "today" | "day" | "week" | "month" | "year";

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
  }
}

export const periodName: Record<Unit, string> = { today: "today", day: "today", week: "this week", month: "this month", year: "this year" };
export const periodBefore: Record<Unit, string> = { today: "yesterday", day: "yesterday", week: "last week", month: "last month", year: "last year" };

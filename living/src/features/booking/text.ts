// @file if app.booking
import app from "@/content/app.json";
import { dayOf, dayText, timeText } from "@/kit/booking";
import { duration } from "@/kit/format";

const LONG: Intl.DateTimeFormatOptions = { weekday: "long", day: "numeric", month: "long" };

/** "Tuesday, 24 November" of a day. */
export const longDay = (day: string) => dayText(day, app.locale, LONG);

/** "Tue, 24 Nov" of a day. */
export const shortDay = (day: string) => dayText(day, app.locale);

/** "Tuesday, 24 November, 09:00 to 09:45" in the zone of the settings. */
export function whenText(startsAt: Date, endsAt: Date, zone: string): string {
  const [start, end] = [startsAt.getTime(), endsAt.getTime()];
  return `${longDay(dayOf(start, zone))}, ${timeText(start, zone)} to ${timeText(end, zone)}`;
}

/** "45 min"; what has no minutes is booked by the hour. */
export const lengthText = (minutes: number | null) => (minutes === null ? "by the hour" : duration(minutes));

/** 0 is Sunday. */
export const weekdayName = (weekday: number) =>
  new Intl.DateTimeFormat(app.locale, { weekday: "long", timeZone: "UTC" }).format(new Date(Date.UTC(2026, 0, 4 + weekday)));

/** Weekdays in the order in which people read them, Monday first. */
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 0] as const;

import app from "@/content/app.json";
import { addDays, dayOf, dayText, timeText } from "@/kit/booking";
import { duration } from "@/kit/format";
import type { Absence } from "./schema";

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

/** "Tue, 24 Nov", "Tue, 24 Nov to Thu, 26 Nov" or with times when it is not whole days. */
export function absenceText(absence: Pick<Absence, "startsAt" | "endsAt">, zone: string): string {
  const [start, end] = [absence.startsAt.getTime(), absence.endsAt.getTime()];
  const [from, to] = [timeText(start, zone), timeText(end, zone)];
  const first = dayOf(start, zone);
  const last = to === "00:00" ? addDays(dayOf(end, zone), -1) : dayOf(end, zone);
  if (from === "00:00" && to === "00:00") return first === last ? shortDay(first) : `${shortDay(first)} to ${shortDay(last)}`;
  return first === last ? `${shortDay(first)}, ${from} to ${to}` : `${shortDay(first)}, ${from} to ${shortDay(last)}, ${to}`;
}

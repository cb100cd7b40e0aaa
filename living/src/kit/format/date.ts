import app from "@/content/app.json";
import { instantOf, today, wallClock } from "./zone";

const day = new Intl.DateTimeFormat(app.locale, { timeZone: "UTC", day: "numeric", month: "short", year: "numeric" });
const dayThisYear = new Intl.DateTimeFormat(app.locale, { timeZone: "UTC", day: "numeric", month: "short" });
const clock = new Intl.DateTimeFormat(app.locale, { timeZone: "UTC", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

const noon = (date: string) => new Date(`${date}T12:00:00Z`);

/** A calendar day, "2026-11-23", as people read it: "23 Nov 2026". */
export const longDate = (date: string) => day.format(noon(date));

/** The same without the year while it is this one: "23 Nov". */
export const shortDate = (date: string) => (date.slice(0, 4) === today().slice(0, 4) ? dayThisYear : day).format(noon(date));

/** A time of day, "14:30:00", as people read it: "14:30". */
export const timeOfDay = (time: string) => clock.format(new Date(`2000-01-01T${time.slice(0, 5)}:00Z`));

/** An instant on the app's clock: "23 Nov 2026, 14:30". */
export function dateTime(instant: Date): string {
  const local = wallClock(instant);
  return `${longDate(local.slice(0, 10))}, ${timeOfDay(local.slice(11))}`;
}

/** Whether a due day has passed. */
export const isPast = (date: string) => date < today();

/** Whether a due instant has passed. */
export const isPastInstant = (instant: Date, now = Date.now()) => instant.getTime() < now;

export { instantOf, today, wallClock };

/**
 * Calendar days and wall clocks in a named time zone, without a date library.
 *
 * A booking is kept as an instant, while opening hours are written as wall-clock times. Everything that turns one into
 * the other goes through here and always names the zone, so the visitor's own clock never matters.
 */

/** A calendar day, "2026-03-29". */
export type Day = string;

/** Minutes since midnight on the wall clock, 0 to 1440. */
export type Minute = number;

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const formats = new Map<string, Intl.DateTimeFormat>();

function zoneFormat(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  formats.set(zone, made);
  return made;
}

/** The wall clock at an instant, as if it were UTC: the difference to the instant is the zone's offset. */
function wallClock(instant: number, zone: string): number {
  const part: Record<string, number> = {};
  for (const { type, value } of zoneFormat(zone).formatToParts(instant)) part[type] = Number(value);
  return Date.UTC(part.year!, part.month! - 1, part.day!, part.hour!, part.minute!, part.second!);
}

function offset(instant: number, zone: string): number {
  const whole = Math.floor(instant / 1000) * 1000;
  return wallClock(whole, zone) - whole;
}

/** The day an instant falls on in the zone. */
export function dayOf(instant: number, zone: string): Day {
  return new Date(wallClock(instant, zone)).toISOString().slice(0, 10);
}

/** Minutes since midnight on the zone's wall clock at an instant. */
export function minuteOf(instant: number, zone: string): Minute {
  const at = new Date(wallClock(instant, zone));
  return at.getUTCHours() * 60 + at.getUTCMinutes();
}

/**
 * The instant at which the zone's clock shows a minute of a day. A time that the clocks skip in spring is read with the
 * offset from before, one that they show twice in autumn is the later one: the same answers as Postgres gives.
 */
export function instantAt(day: Day, minute: Minute, zone: string): number {
  const wall = Date.parse(`${day}T00:00:00Z`) + minute * 60_000;
  const before = wall - offset(wall - DAY, zone);
  const after = wall - offset(wall + DAY, zone);
  if (before === after) return before;
  return wallClock(after, zone) === wall ? after : before;
}

/** Whether text is a day that exists. */
export function isDay(text: string): text is Day {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/** The day n days later, or earlier when n is negative. */
export function addDays(day: Day, n: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + n * DAY).toISOString().slice(0, 10);
}

/** 0 Sunday to 6 Saturday. */
export function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

/** The first day of the week that a day is in. Weeks start on Monday unless told otherwise. */
export function weekStart(day: Day, firstWeekday = 1): Day {
  return addDays(day, -((weekdayOf(day) - firstWeekday + 7) % 7));
}

/** "07:30" as minutes since midnight; null when it is no time of day. "24:00" is the end of a day. */
export function parseClock(text: string): Minute | null {
  const match = /^(\d{1,2}):(\d{2})(?::00)?$/.exec(text.trim());
  if (!match) return null;
  const minute = Number(match[1]) * 60 + Number(match[2]);
  return Number(match[2]) < 60 && minute <= 1440 ? minute : null;
}

/** Minutes since midnight as "07:30". */
export function clockText(minute: Minute): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}

/** The zone's wall clock at an instant, "07:30". */
export function timeText(instant: number, zone: string): string {
  return clockText(minuteOf(instant, zone));
}

/** A day as people read it, "Tue, 24 Nov" by default. */
export function dayText(
  day: Day,
  locale: string,
  style: Intl.DateTimeFormatOptions = { weekday: "short", day: "numeric", month: "short" },
): string {
  return new Intl.DateTimeFormat(locale, { ...style, timeZone: "UTC" }).format(new Date(`${day}T12:00:00Z`));
}

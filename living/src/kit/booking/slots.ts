/**
 * Which times can be booked. Pure: the caller brings the clock and the calendar, and gets instants back.
 *
 * The database has the last word (a trigger refuses what clashes); this says the same beforehand, so that nobody is
 * offered a time that would be refused.
 */
import { addDays, dayOf, instantAt, parseClock, weekdayOf, type Day } from "./clock";

/** From start up to, but not including, end; milliseconds since 1970. */
export interface Span {
  start: number;
  end: number;
}

/** One span of one weekday (0 Sunday to 6 Saturday), "HH:MM" on the wall clock of the calendar's zone. */
export interface WeeklySpan {
  weekday: number;
  from: string;
  to: string;
}

/** Time that is taken. `until` includes what stays blocked afterwards. An absence takes nobody's place. */
export interface BusySpan extends Span {
  /** null: everybody. */
  providerId: string | null;
  until: number;
  absence: boolean;
}

export interface BookingCalendar {
  zone: string;
  hours: readonly WeeklySpan[];
  breaks: readonly WeeklySpan[];
  /** Providers that can be booked, in the order in which they are offered. */
  providers: readonly string[];
  busy: readonly BusySpan[];
  /** Start times lie this many minutes apart, counted from opening. */
  slotMinutes: number;
  /** How far ahead a booking must be made, at least and at most. */
  leadMinutes: number;
  horizonDays: number;
  /** Appointments at once over all providers; 0 is no limit. */
  capacity: number;
}

/** What somebody wants to book. */
export interface Wish {
  minutes: number;
  /** Minutes that stay blocked afterwards. */
  buffer: number;
  /** undefined: whoever is free. */
  providerId?: string | undefined;
}

/** A time that can be booked, and who could take it. */
export interface Slot extends Span {
  providers: string[];
}

const overlaps = (a: Span, b: Span) => a.start < b.end && b.start < a.end;

/** The weekly spans of one day as instants, in order. */
export function spansOf(day: Day, weekly: readonly WeeklySpan[], zone: string): Span[] {
  const weekday = weekdayOf(day);
  const spans: Span[] = [];
  for (const span of weekly) {
    if (span.weekday !== weekday) continue;
    const from = parseClock(span.from);
    const to = parseClock(span.to);
    if (from === null || to === null || to <= from) continue;
    spans.push({ start: instantAt(day, from, zone), end: instantAt(day, to, zone) });
  }
  return spans.sort((a, b) => a.start - b.start);
}

/** The most appointments that run at the same time somewhere inside a span. */
export function peak(span: Span, busy: readonly BusySpan[]): number {
  const within = busy.filter((b) => !b.absence && overlaps(span, b));
  const moments = [span.start, ...within.map((b) => b.start).filter((start) => start > span.start)];
  return Math.max(...moments.map((at) => within.filter((b) => b.start <= at && at < b.end).length));
}

/** Whether a provider can take an appointment at a time: no other one, none in its buffer, no absence. */
export function isFree(providerId: string, start: number, wish: Wish, busy: readonly BusySpan[]): boolean {
  const end = start + wish.minutes * 60_000;
  const blocked = { start, end: end + wish.buffer * 60_000 };
  return !busy.some((b) => {
    if (b.providerId !== null && b.providerId !== providerId) return false;
    return b.absence ? overlaps({ start, end }, b) : overlaps(blocked, { start: b.start, end: b.until });
  });
}

/** The first and the last day that can be booked. */
export function bookableDays(calendar: BookingCalendar, now: number): { first: Day; last: Day } {
  const today = dayOf(now, calendar.zone);
  return {
    first: dayOf(now + calendar.leadMinutes * 60_000, calendar.zone),
    last: addDays(today, calendar.horizonDays),
  };
}

/** Every time on a day at which the wish can be met, in order. */
export function freeSlots(day: Day, wish: Wish, calendar: BookingCalendar, now: number): Slot[] {
  const { first, last } = bookableDays(calendar, now);
  if (day < first || day > last || wish.minutes <= 0) return [];
  const earliest = now + calendar.leadMinutes * 60_000;
  const breaks = spansOf(day, calendar.breaks, calendar.zone);
  const candidates = wish.providerId ? calendar.providers.filter((id) => id === wish.providerId) : calendar.providers;
  const length = wish.minutes * 60_000;
  const slots = new Map<number, Slot>();
  for (const open of spansOf(day, calendar.hours, calendar.zone)) {
    const near = calendar.busy.filter((b) => b.start < open.end + wish.buffer * 60_000 && b.until > open.start);
    for (let start = open.start; start + length <= open.end; start += calendar.slotMinutes * 60_000) {
      const span = { start, end: start + length };
      if (start < earliest || slots.has(start)) continue;
      if (breaks.some((b) => overlaps(span, b))) continue;
      if (calendar.capacity > 0 && peak(span, near) >= calendar.capacity) continue;
      const providers = candidates.filter((id) => isFree(id, start, wish, near));
      if (providers.length > 0) slots.set(start, { ...span, providers });
    }
  }
  return [...slots.values()].sort((a, b) => a.start - b.start);
}

/** The same for any day that is asked for, worked out once each. */
export function slotsByDay(wish: Wish, calendar: BookingCalendar, now: number): (day: Day) => Slot[] {
  const known = new Map<Day, Slot[]>();
  return (day) => {
    const slots = known.get(day) ?? freeSlots(day, wish, calendar, now);
    known.set(day, slots);
    return slots;
  };
}

/** The days from `from` to `to` on which the wish can be met. */
export function freeDays(from: Day, to: Day, wish: Wish, calendar: BookingCalendar, now: number): Day[] {
  const days: Day[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    if (freeSlots(day, wish, calendar, now).length > 0) days.push(day);
  }
  return days;
}

/**
 * Who of those that are free takes an appointment when nobody was asked for: whoever has the least to do that day, so
 * that work spreads; the order of the list settles a draw.
 */
export function leastBusy(slot: Slot, calendar: BookingCalendar): string | undefined {
  const day = dayOf(slot.start, calendar.zone);
  const load = (id: string) =>
    calendar.busy.filter((b) => !b.absence && b.providerId === id && dayOf(b.start, calendar.zone) === day).length;
  return [...slot.providers].sort((a, b) => load(a) - load(b))[0];
}

/** What a booking costs. All amounts are minor units (cents). */
import { weekdayOf, type Day } from "./clock";

/** A thing that is booked by the hour. */
export interface HourlyRate {
  minHours: number;
  maxHours: number;
  weekdayPrice: number;
  weekendPrice: number;
  /** 0: people are not asked for. */
  maxPeople: number;
}

/** Whether Saturday's and Sunday's price holds. */
export function isWeekend(day: Day): boolean {
  const weekday = weekdayOf(day);
  return weekday === 0 || weekday === 6;
}

/** The price of some hours; the day on which they start says which rate. */
export function hourlyPrice(day: Day, hours: number, rate: HourlyRate): number {
  return hours * (isWeekend(day) ? rate.weekendPrice : rate.weekdayPrice);
}

/** Why so many hours cannot be booked, or null. */
export function hoursProblem(hours: number, rate: HourlyRate): string | null {
  if (!Number.isInteger(hours)) return "Enter whole hours";
  if (hours < rate.minHours) return `Book at least ${counted(rate.minHours, "hour")}`;
  if (hours > rate.maxHours) return `Book at most ${counted(rate.maxHours, "hour")}`;
  return null;
}

/** Why so many people cannot come, or null. */
export function peopleProblem(people: number, rate: HourlyRate): string | null {
  if (!Number.isInteger(people) || people < 1) return "Enter how many people come";
  if (people > rate.maxPeople) return `At most ${rate.maxPeople} people`;
  return null;
}

/** "1 hour", "2 hours". */
export function counted(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? "" : "s"}`;
}

/** The service and everything added to it. */
export function totalPrice(service: number, extras: readonly { price: number }[]): number {
  return extras.reduce((sum, extra) => sum + extra.price, service);
}

import { wallClock } from "@/kit/format";

/** The soonest of some due days and instants as a day on the app's clock; null when there is none. */
export function soonestDay(values: readonly (string | Date | null)[]): string | null {
  const days = values.flatMap((value) => (value === null ? [] : [value instanceof Date ? wallClock(value).slice(0, 10) : value]));
  return days.toSorted()[0] ?? null;
}

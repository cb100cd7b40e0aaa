import { parseSpan } from "@/kit/format/duration";

/** The longest span that one entry may hold: a day, in minutes. */
export const MAX_MINUTES = 24 * 60;

/** What is wrong with an amount of time that somebody typed, or its minutes. */
export function readDuration(text: string): { minutes: number } | { error: string } {
  if (text.trim() === "") return { error: "Enter the time spent" };
  const minutes = parseSpan(text);
  if (minutes === null) return { error: "Write it like 1 h 30 min, 1:30, 90m or 1.5h" };
  if (minutes < 1) return { error: "Enter at least one minute" };
  if (minutes > MAX_MINUTES) return { error: "Enter at most 24 hours" };
  return { minutes };
}

/** A running clock, "0:04:09", from two instants in milliseconds; never negative. */
export function elapsed(start: number, now: number): string {
  const seconds = Math.max(0, Math.floor((now - start) / 1000));
  const two = (n: number) => String(n).padStart(2, "0");
  return `${Math.floor(seconds / 3600)}:${two(Math.floor((seconds % 3600) / 60))}:${two(seconds % 60)}`;
}

/** The minutes that a timer has measured: rounded, at least one, at most a day. */
export function measured(start: number, now: number): number {
  return Math.min(MAX_MINUTES, Math.max(1, Math.round((now - start) / 60_000)));
}

/** The longest span that one entry may hold: a day, in minutes. */
export const MAX_MINUTES = 24 * 60;

const clock = /^(\d{1,3}):([0-5]\d)$/;
const plain = /^\d+(?:[.,]\d+)?$/;
const parts = /^(?:(\d+(?:[.,]\d+)?)\s*(?:h|hrs?|hours?)(?![a-z]))?\s*(?:(?:and\s+)?(\d+)\s*(?:m|mins?|minutes?)(?![a-z]))?$/;
const mixed = /^(\d+)\s*(?:h|hrs?|hours?)\s*(\d{1,2})$/;

const number = (text: string) => Number(text.replace(",", "."));

/**
 * Reads a span of time as people write it, in whole minutes: "1 h 30 min", "1h30", "1:30", "90m", "1.5h", "2 hours",
 * and a bare number, which is minutes ("90"), or hours when it has a fraction ("1.5"). Null when it cannot be read.
 */
export function parseDuration(text: string): number | null {
  const input = text.trim().toLowerCase().replace(/\s+/g, " ");
  if (input === "") return null;
  const byClock = clock.exec(input);
  if (byClock) return Number(byClock[1]) * 60 + Number(byClock[2]);
  if (plain.test(input)) return /[.,]/.test(input) ? Math.round(number(input) * 60) : Number(input);
  const short = mixed.exec(input);
  if (short && Number(short[2]) < 60) return Number(short[1]) * 60 + Number(short[2]);
  const worded = parts.exec(input);
  if (!worded || (worded[1] === undefined && worded[2] === undefined)) return null;
  return Math.round(number(worded[1] ?? "0") * 60) + Number(worded[2] ?? "0");
}

/** What is wrong with an amount of time that somebody typed, or its minutes. */
export function readDuration(text: string): { minutes: number } | { error: string } {
  if (text.trim() === "") return { error: "Enter the time spent" };
  const minutes = parseDuration(text);
  if (minutes === null) return { error: "Write it like 1 h 30 min, 1:30, 90m or 1.5h" };
  if (minutes < 1) return { error: "Enter at least one minute" };
  if (minutes > MAX_MINUTES) return { error: "Enter at most 24 hours" };
  return { minutes };
}

/** "2 h 15 min", "2 h", "15 min", "0 min". */
export function formatMinutes(minutes: number): string {
  const whole = Math.max(0, Math.round(minutes));
  const hours = Math.floor(whole / 60);
  const rest = whole % 60;
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
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

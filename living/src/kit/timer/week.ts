/** Days are "YYYY-MM-DD" strings throughout: a calendar day has no time zone. */
export type Day = string;

const DAY = 86_400_000;
const at = (day: Day) => Date.parse(`${day}T00:00:00Z`);
const text = (time: number): Day => new Date(time).toISOString().slice(0, 10);

/** Whether a text is a real calendar day, "2026-02-29" is not. */
export function isDay(value: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(at(value)) && text(at(value)) === value;
}

/** The day `n` days later, or earlier when n is negative. */
export const addDays = (day: Day, n: number): Day => text(at(day) + n * DAY);

/** The Monday of the day's week. */
export const weekStart = (day: Day): Day => addDays(day, -((new Date(at(day)).getUTCDay() + 6) % 7));

/** The seven days of the day's week, Monday first. */
export const weekDays = (day: Day): Day[] => Array.from({ length: 7 }, (_, i) => addDays(weekStart(day), i));

/** Adds up minutes by a key, in the order in which the keys come up first. */
export function sumBy<T extends { minutes: number }>(entries: readonly T[], key: (entry: T) => string): Map<string, number> {
  const sums = new Map<string, number>();
  for (const entry of entries) sums.set(key(entry), (sums.get(key(entry)) ?? 0) + entry.minutes);
  return sums;
}

/** The sum of all minutes. */
export const total = (entries: readonly { minutes: number }[]): number => entries.reduce((sum, entry) => sum + entry.minutes, 0);

/** The sheet of one week: a line per name, a cell per day, sums at both ends; lines by sum, largest first. */
export type WeekSheet = { days: Day[]; lines: { name: string; minutes: number[]; sum: number }[]; perDay: number[]; sum: number };

export function weekSheet(day: Day, entries: readonly { name: string; day: Day; minutes: number }[]): WeekSheet {
  const days = weekDays(day);
  const inWeek = entries.filter((entry) => days.includes(entry.day));
  const names = [...new Set(inWeek.map((entry) => entry.name))];
  const cell = (name: string | null, on: Day) => total(inWeek.filter((entry) => (name === null || entry.name === name) && entry.day === on));
  const lines = names.map((name) => ({ name, minutes: days.map((on) => cell(name, on)), sum: total(inWeek.filter((entry) => entry.name === name)) }));
  lines.sort((a, b) => b.sum - a.sum || a.name.localeCompare(b.name));
  return { days, lines, perDay: days.map((on) => cell(null, on)), sum: total(inWeek) };
}

// @file if app.site
// Which days of the week a line of opening hours or of a round is about.

const DAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const JOINS = /^(to|through|until|till|-|–|—)$/;

/** The days that a line names, 0 is Sunday: "Mon to Sat", "Tuesdays & Thursdays", "Weekend", "Daily". Empty when it names none. */
export function daysOf(title: string): number[] {
  const words = title.toLowerCase().replace(/([a-z])\s*[-–—]\s*([a-z])/g, "$1 - $2").split(/[\s,;:.()&/+]+/).filter(Boolean);
  if (words.some((w) => w === "daily" || w === "everyday")) return [0, 1, 2, 3, 4, 5, 6];
  const out = new Set<number>();
  let last = -1;
  let joined = false;
  for (const word of words) {
    if (/^weekdays?$/.test(word)) for (let d = 1; d <= 5; d++) out.add(d);
    if (/^weekends?$/.test(word)) out.add(6).add(0);
    const day = /^(sun|mon|tues?|wed(nes)?|thu(rs?)?|fri|satur|sat)(days?)?$/.test(word) ? DAYS.indexOf(word.slice(0, 3)) : -1;
    if (day >= 0) {
      if (joined && last >= 0) for (let d = last; d !== day; d = (d + 1) % 7) out.add(d);
      out.add(day);
      last = day;
    }
    joined = JOINS.test(word);
  }
  return [...out].sort((a, b) => a - b);
}

/** The line that is about this day, and when none is, the one that comes next; undefined when no line names a day. */
export function lineOn<Line extends { title: string }>(lines: readonly Line[], day: number): { line: Line; today: boolean } | undefined {
  for (let ahead = 0; ahead < 7; ahead++) {
    const line = lines.find((one) => daysOf(one.title).includes((day + ahead) % 7));
    if (line) return { line, today: ahead === 0 };
  }
  return undefined;
}

/** The day of the week where the business is. */
export const weekdayIn = (timeZone: string, at = new Date()) => DAYS.indexOf(new Intl.DateTimeFormat("en", { weekday: "short", timeZone }).format(at).toLowerCase().slice(0, 3));

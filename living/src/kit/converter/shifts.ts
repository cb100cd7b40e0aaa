import { linesOf, type Converted, type Settings } from "./types";

const DAY = 24 * 60;
const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** "7 h 45 min (7.75 h)". */
export function hours(minutes: number): string {
  const h = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const clock = [h > 0 || rest === 0 ? `${h} h` : "", rest > 0 ? `${rest} min` : ""].filter(Boolean).join(" ");
  return `${clock} (${Number((minutes / 60).toFixed(2))} h)`;
}

/** Minutes after midnight of "22:00", "22.00", "6", "9am", "5:30 pm"; null when there is no such time. */
function clock(text: string): number | null {
  const found = /^(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm)?$/i.exec(text.trim());
  if (!found) return null;
  let h = Number(found[1]);
  const m = Number(found[2] ?? 0);
  const half = found[3]?.toLowerCase();
  if (half && (h < 1 || h > 12)) return null;
  if (half) h = (h % 12) + (half === "pm" ? 12 : 0);
  return m < 60 && (h < 24 || h === 24 && m === 0) ? h * 60 + m : null;
}

/** How many minutes of [from, to) lie in the night hours, which may run over midnight. */
export function nightMinutes(from: number, to: number, nightFrom: number, nightTo: number): number {
  let sum = 0;
  for (let day = -1; day <= Math.floor(to / DAY); day++) {
    const start = day * DAY + nightFrom;
    const end = day * DAY + nightTo + (nightTo <= nightFrom ? DAY : 0);
    sum += Math.max(0, Math.min(to, end) - Math.max(from, start));
  }
  return sum;
}

const SHIFT = /^(?<day>.*?)[\s,:]*(?<from>\d{1,2}(?:[:.h]\d{2})?\s*(?:am|pm)?)\s*(?:-|–|—|to|until)\s*(?<to>\d{1,2}(?:[:.h]\d{2})?\s*(?:am|pm)?)(?<rest>(?:[\s,;].*)?)$/i;
const BREAK = /^[\s,;]*(?:(?:break|pause|lunch|minus|-)\s*:?\s*)?(?:(\d+)\s*h(?:ours?)?)?\s*(?:(\d+)\s*(?:m|min|mins|minutes)?)?(?:\s*(?:break|pause|lunch))?[\s.]*$/i;

type Shift = { day: string; worked: number; night: number };

function shiftOf(text: string, nightFrom: number, nightTo: number): Shift | string {
  const found = SHIFT.exec(text)?.groups;
  if (!found) return "There are no two times in it, such as 08:00-16:30";
  const from = clock(found.from ?? "");
  const to = clock(found.to ?? "");
  if (from === null) return `${found.from?.trim()} is not a time of the day`;
  if (to === null) return `${found.to?.trim()} is not a time of the day`;
  const label = (found.day ?? "").replace(/[\s.,:]+$/, "");
  if (label && !/^([a-z]{2,}\.?\s*)?(\d{1,4}[./-]\d{1,2}([./-]\d{1,4})?\.?)?$/i.test(label)) return `"${label}" is not a day`;
  const pause = BREAK.exec(found.rest ?? "");
  if (!pause) return `"${found.rest?.trim()}" is not understood; write break 30`;
  const end = to <= from ? to + DAY : to;
  const off = Number(pause[1] ?? 0) * 60 + Number(pause[2] ?? 0);
  if (off > end - from) return "The break is longer than the shift";
  const known = label.length >= 2 && DAYS.find((day) => day.toLowerCase().startsWith(label.toLowerCase()));
  return { day: known || label || "No day", worked: end - from - off, night: nightMinutes(from, end, nightFrom, nightTo) };
}

/** Shift times, a line each: hours per day, in all, at night and over the weekly limit. */
export function shifts(text: string, { numbers = {} }: Settings): Converted {
  const nightFrom = (numbers.night_from ?? 23) * 60;
  const nightTo = (numbers.night_to ?? 6) * 60;
  const limit = (numbers.overtime ?? 40) * 60;
  const wrong: Converted["wrong"] = [];
  const days = new Map<string, { worked: number; night: number }>();
  for (const { line, text: one } of linesOf(text)) {
    const shift = shiftOf(one, nightFrom, nightTo);
    if (typeof shift === "string") {
      wrong.push({ line, text: one, why: shift });
      continue;
    }
    const so = days.get(shift.day) ?? { worked: 0, night: 0 };
    days.set(shift.day, { worked: so.worked + shift.worked, night: so.night + shift.night });
  }
  const all = [...days.values()];
  const total = all.reduce((sum, day) => sum + day.worked, 0);
  const night = all.reduce((sum, day) => sum + day.night, 0);
  return {
    wrong,
    figures: [
      { label: "Total", value: hours(total), main: true },
      { label: `Night hours (${nightFrom / 60}-${nightTo / 60})`, value: hours(night) },
      { label: `Overtime over ${limit / 60} h`, value: hours(Math.max(0, total - limit)) },
    ],
    table: { head: ["Day", "Hours", `Night (${nightFrom / 60}-${nightTo / 60}, before breaks)`], rows: [...days].map(([day, { worked, night: n }]) => [day, hours(worked), hours(n)]) },
  };
}

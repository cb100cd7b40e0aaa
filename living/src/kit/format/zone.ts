import app from "@/content/app.json";

// Date-times are instants; people read and type them on the clock of the app's time zone.
const clock = new Intl.DateTimeFormat("en-GB", {
  timeZone: app.time_zone,
  hourCycle: "h23",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
});

/** What the app's clock shows at an instant: "2026-11-23T14:30". */
export function wallClock(instant: Date): string {
  const part = new Map(clock.formatToParts(instant).map(({ type, value }) => [type, value]));
  return `${part.get("year")}-${part.get("month")}-${part.get("day")}T${part.get("hour")}:${part.get("minute")}`;
}

/** The instant at which the app's clock shows "2026-11-23T14:30"; null for text that is no such time. */
export function instantOf(text: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(text)) return null;
  const wanted = Date.parse(`${text.slice(0, 16)}:00Z`);
  if (Number.isNaN(wanted)) return null;
  // Two rounds settle the offset, also next to a change of the clocks.
  let guess = wanted;
  for (let round = 0; round < 2; round++) guess += wanted - Date.parse(`${wallClock(new Date(guess))}:00Z`);
  return new Date(guess);
}

/** Today on the app's clock: "2026-11-23". */
export const today = (now = new Date()): string => wallClock(now).slice(0, 10);

import { wallClock } from "@/kit/format";

/** The day, and for an instant the time, that a date or a date-time has on the app's clock. */
export function momentOf(at: string | Date): { day: string; time?: string } {
  if (typeof at === "string") return { day: at.slice(0, 10) };
  const local = wallClock(at);
  return { day: local.slice(0, 10), time: local.slice(11, 16) };
}

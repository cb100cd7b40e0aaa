// @file if app.site
import type { Area } from "./content";

export type Answer = "yes" | "no" | "invalid";

const BRITISH = /^([A-Z]{1,2})(\d{1,2})([A-Z]?)(?:\d[A-Z]{2})?$/;

/** Whether a postcode lies in the area: a whole one ("LS17 6AB") or its first half ("LS17"). */
export function answerFor(area: Area, typed: string): Answer {
  const code = typed.toUpperCase().replace(/[\s-]/g, "");
  if (area.country === "GB") {
    const parts = british(code);
    if (!parts) return "invalid";
    return area.districts.some((d) => d.letters === parts.letters && parts.number >= d.from && parts.number <= d.to) ? "yes" : "no";
  }
  if (!/^\d{3,6}$/.test(code)) return "invalid";
  const number = Number(code);
  return area.districts.some((d) => number >= d.from && number <= d.to) ? "yes" : "no";
}

/** The letters and the number of the district. The last three signs of a whole code say no more than the street. */
function british(code: string): { letters: string; number: number } | null {
  const whole = /^([A-Z]{1,2}\d{1,2}[A-Z]?)(\d[A-Z]{2})$/.exec(code);
  const match = BRITISH.exec(whole?.[1] ?? code);
  if (!match || (whole === null && code.length > 4)) return null;
  return { letters: match[1] ?? "", number: Number(match[2]) };
}

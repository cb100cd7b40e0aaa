/** Minutes as people read them: "2 h 15 min", "2 h", "15 min", "0 min". */
export function duration(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

/** Minutes of a typed span: "1 h 30 min", "1:30", "90m", "1.5h", or plain minutes; null for anything else. */
export function parseSpan(text: string): number | null {
  const input = text.trim().toLowerCase().replace(/\s+/g, "");
  const clock = /^(\d{1,4}):([0-5]\d)$/.exec(input);
  if (clock) return Number(clock[1]) * 60 + Number(clock[2]);
  if (/^\d+$/.test(input)) return Number(input);
  const parts = /^(?:(\d+(?:[.,]\d+)?)h(?:ours?|rs?)?)?(?:(\d+)(?:m(?:in(?:utes?)?)?)?)?$/.exec(input);
  if (!parts || (parts[1] === undefined && parts[2] === undefined)) return null;
  return Math.round(Number((parts[1] ?? "0").replace(",", ".")) * 60) + Number(parts[2] ?? "0");
}

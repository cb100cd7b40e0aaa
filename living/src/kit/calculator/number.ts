/** A typed number, with a comma or a point; null for anything else. "1,050" is a thousand only where `grouped` says so. */
export function typedNumber(text: string, grouped = false): number | null {
  let plain = text.trim().replace(/[\s'’]/g, "");
  const groups = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain);
  if (groups && (grouped || plain.includes(".") || plain.split(",").length > 2)) plain = plain.replaceAll(",", "");
  else if (/^-?\d{1,3}(\.\d{3})+,\d+$/.test(plain) || /^-?\d{1,3}(\.\d{3}){2,}$/.test(plain)) plain = plain.replaceAll(".", "").replace(",", ".");
  else plain = plain.replace(",", ".");
  if (!/^-?(\d+\.?\d*|\.\d+)$/.test(plain)) return null;
  const value = Number(plain);
  return Number.isFinite(value) ? value : null;
}

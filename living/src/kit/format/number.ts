import app from "@/content/app.json";

const plain = new Intl.NumberFormat(app.locale, { maximumFractionDigits: 3 });
const amount = new Intl.NumberFormat(app.locale, { style: "currency", currency: app.currency });

const decimals = amount.resolvedOptions().maximumFractionDigits ?? 2;
const minor = 10 ** decimals;

export const number = (value: number) => plain.format(value);
export const percent = (value: number) => `${plain.format(value)}%`;

/** Money is kept in whole minor units (cents): 1250 is "€12.50". */
export const money = (units: number) => amount.format(units / minor);

/** Minor units as they stand in an input: 1250 is "12.50". */
export const moneyInput = (units: number) => (units / minor).toFixed(decimals);

/** Minor units of a typed amount, "12.5", "12,50" or "1,250.00"; null for anything else. */
export function parseMoney(text: string): number | null {
  const value = parseDecimal(text);
  return value === null ? null : Math.round(value * minor);
}

/** A typed number: one decimal point or comma, spaces and thousands separators as people write them. */
export function parseDecimal(text: string): number | null {
  const trimmed = text.trim().replace(/[\s']/g, "");
  const decimalComma = /^-?\d{1,3}(\.\d{3})+,\d+$/.test(trimmed) || /^-?\d+,\d+$/.test(trimmed) && !/^-?\d{1,3}(,\d{3})+$/.test(trimmed);
  const normal = decimalComma ? trimmed.replaceAll(".", "").replace(",", ".") : trimmed.replaceAll(",", "");
  return /^-?(\d+(\.\d*)?|\.\d+)$/.test(normal) ? Number(normal) : null;
}

/** The sign of the app's currency: "€". */
export const currencySign = amount.formatToParts(0).find((part) => part.type === "currency")?.value ?? app.currency;

/** A number with exactly this many digits after the point: 4 is "4.0". */
export const fixed = (value: number, digits: number) =>
  new Intl.NumberFormat(app.locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);

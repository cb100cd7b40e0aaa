// @file if app.shop
import { longDate, money, number } from "@/kit/format";
import { leftOf, type Offer } from "./queries";
import type { ShopOrder, ShopOrderLine } from "./schema";
import { shop, type Detail } from "./settings";

const option = (field: Detail, value: string) => field.options?.find((each) => each.value === value)?.label ?? value;

/** A product's own detail as people read it; "" when it has none. */
export function detailText(field: Detail, value: unknown): string {
  if (value === null || value === undefined || value === "") return "";
  if (Array.isArray(value)) return value.map((each) => option(field, String(each))).join(", ");
  if (field.kind === "boolean") return value === true ? "Yes" : "No";
  if (typeof value === "number") return number(value);
  return option(field, String(value));
}

/** "2.7 m" or "3". */
export const amountText = (amount: number) => (shop.measure ? `${number(amount)} ${shop.measure.unit}` : number(amount));

/** "per metre" after a price, where goods are sold by measure. */
export const perUnit = shop.measure ? ` per ${shop.measure.word}` : "";

/** What a product costs: one price, or from the lowest on. */
export function priceText(offer: Offer): string {
  const prices = offer.variants.map((variant) => variant.price);
  const lowest = Math.min(...prices);
  return `${prices.some((price) => price !== lowest) ? "from " : ""}${money(lowest)}${perUnit}`;
}

/** How much there is, for customers: exact only when little is left or it is sold by measure. */
export function stockText(offer: Offer, variant: Offer["variants"][number]): string {
  const left = leftOf(offer, variant);
  return shop.measure ? `${amountText(left)} in stock` : left <= 5 ? `Only ${number(left)} left` : "In stock";
}

const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/** "Wednesday, 2 Dec 2026". */
export const shipDate = (day: string) => `${DAYS[new Date(`${day}T12:00:00Z`).getUTCDay()]}, ${longDate(day)}`;

/** The rule of the weekly shipping in a sentence. */
export const shipRule = shop.ship_day
  ? `Orders till ${DAYS[shop.ship_day.cutoff_day]} ${shop.ship_day.cutoff} go out on ${DAYS[shop.ship_day.day]}, later ones the week after.`
  : "";

/** What shipping costs, in a sentence. */
export function shippingRule(): string {
  const { flat, free_from, bands, pick_up } = shop.shipping;
  const parts = bands.length > 0
    ? [`Shipping by weight: ${bands.map((band) => `up to ${band.up_to_grams >= 1000 ? `${number(band.up_to_grams / 1000)} kg` : `${band.up_to_grams} g`} ${money(band.price)}`).join(", ")}, heavier for pick-up only.`]
    : [flat > 0 ? `Shipping ${money(flat)}${free_from > 0 ? `, free from ${money(free_from)}` : ""}.` : "Free shipping."];
  if (bands.length > 0 && free_from > 0) parts.push(`Free from ${money(free_from)}.`);
  if (pick_up) parts.push("Pick-up is free.");
  return parts.join(" ");
}

/** "1 kg, Grind: Moka" of a line. */
export function lineText(line: { variant?: string; choices?: Record<string, string>; remnant?: boolean; number?: string | null }): string {
  const choices = Object.entries(line.choices ?? {}).map(([name, value]) => `${shop.choices.find((choice) => choice.name === name)?.label ?? name}: ${value}`);
  return [line.number ? `${shop.numbers ?? "Number"} ${line.number}` : "", line.variant, ...choices, line.remnant ? "Remnant" : ""].filter(Boolean).join(" · ");
}

export const orderLineText = (line: ShopOrderLine) => `${amountText(line.quantity)} × ${money(line.price)}${perUnit}`;

export const paymentText = (order: ShopOrder) =>
  ({ simulated: "Simulated payment, no money was taken", open: "Not paid yet", paid: "Paid" })[order.payment];

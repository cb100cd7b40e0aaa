// @file if app.shop
import { moneyInput } from "@/kit/format";
import type { Typed } from "@/kit/quick/types";
import type { Offer } from "./queries";
import { shop } from "./settings";

type Model = { make: string; model: string; fromYear: number | null; toYear: number | null };

/** A product as its form shows it. */
export function typedOf(offer: Offer, models: readonly Model[]): Typed {
  const typed: Typed = {
    name: offer.name,
    number: offer.number ?? "",
    description: offer.description,
    picture: offer.picture,
    stock: String(offer.stock),
    active: offer.active ? "on" : "",
    fits: models.map((model) => [model.make, model.model, model.fromYear ? `${model.fromYear}-${model.toYear ?? model.fromYear}` : ""].filter(Boolean).join(", ")).join("\n"),
  };
  for (const field of shop.fields) {
    const value = offer.details[field.name];
    typed[`d_${field.name}`] = Array.isArray(value) ? value.join(",") : typeof value === "boolean" ? (value ? "on" : "") : value === null || value === undefined ? "" : String(value as string | number);
  }
  for (const [i, variant] of offer.variants.entries()) {
    Object.assign(typed, {
      [`v${i}_name`]: variant.name, [`v${i}_price`]: moneyInput(variant.price), [`v${i}_grams`]: variant.grams ? String(variant.grams) : "",
      [`v${i}_takes`]: variant.takes === 1 ? "" : String(variant.takes), [`v${i}_stock`]: variant.stock === null ? "" : String(variant.stock),
    });
  }
  return typed;
}

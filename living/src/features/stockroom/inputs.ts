// @file if app.stock
import { currencySign, number } from "@/kit/format";
import type { QuickInput } from "@/kit/quick/types";
import type { Shelf } from "./queries";
import type { StockLocation } from "./schema";
import { stock } from "./settings";

const places = (stores: readonly StockLocation[]) => stores.map((place) => ({ value: place.id, label: place.name }));
const articles = (shelves: readonly Shelf[]) => shelves.map((shelf) => ({ value: shelf.article.id, label: `${shelf.article.name} (${shelf.article.unit})` }));
const article = (shelves: readonly Shelf[]): QuickInput => ({ name: "article", label: stock.article.label, kind: "choice", options: articles(shelves), wide: true });
const place = (stores: readonly StockLocation[], label: string = stock.location.label): QuickInput[] =>
  stores.length > 1 ? [{ name: "place", label, kind: "choice", options: places(stores) }] : [];

export const takeInputs = (shelves: readonly Shelf[], stores: readonly StockLocation[]): QuickInput[] => [
  article(shelves),
  ...place(stores),
  { name: "amount", label: "Amount", kind: "number" },
  { name: "remark", label: "Note", optional: true, wide: true },
];

export const moveInputs = (shelves: readonly Shelf[], stores: readonly StockLocation[]): QuickInput[] => [
  article(shelves),
  ...place(stores, "From"),
  { name: "target", label: "To", kind: "choice", options: places(stores) },
  { name: "amount", label: "Amount", kind: "number" },
  { name: "remark", label: "Note", optional: true, wide: true },
];

export const receiveInputs = (shelves: readonly Shelf[], stores: readonly StockLocation[], accepts: boolean): QuickInput[] => [
  article(shelves),
  ...place(stores),
  { name: "amount", label: "Amount", kind: "number" },
  { name: "lot", label: "Lot number", optional: !stock.lots },
  ...(stock.expiry ? [{ name: "expires", label: stock.expiry_word, kind: "date" as const, optional: true }] : []),
  { name: "price", label: `Price per unit, ${currencySign}`, kind: "money", optional: true },
  { name: "supplier", label: "Supplier", optional: true },
  ...(stock.chill
    ? ([
      { name: "celsius", label: "Temperature in °C", kind: "number", optional: true, help: `For chilled goods; above ${number(stock.chill.max_celsius)} °C they are refused` },
      ...(accepts ? [{ name: "reason", label: "Reason for accepting it too warm", kind: "long", optional: true }] : []),
    ] as QuickInput[])
    : []),
];

export const articleInputs = (stores: readonly StockLocation[]): QuickInput[] => [
  { name: "name", label: "Name", wide: true },
  { name: "unit", label: "Unit", kind: "choice", options: stock.units.map((unit) => ({ value: unit, label: unit })) },
  { name: "supplier", label: "Supplier", optional: true },
  { name: "price", label: `Price per unit, ${currencySign}`, kind: "money", optional: true },
  ...stores.map((one): QuickInput => ({ name: `min_${one.id}`, label: stores.length > 1 ? `Minimum at ${one.name}` : "Minimum stock", kind: "number", optional: true })),
  ...(stock.tags ? [{ name: "tags", label: stock.tags.label, kind: "ticks" as const, optional: true, options: stock.tags.options.map((tag) => ({ value: tag, label: tag })) }] : []),
  ...(stock.chill ? [{ name: "chilled", label: "Chilled", kind: "tick" as const }] : []),
];

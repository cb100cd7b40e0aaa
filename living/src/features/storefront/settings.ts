// @file if app.shop
import content from "@/content/shop.json";
import { isAdmin, type Viewer } from "@/kit/access";

type Words = { label: string; label_plural: string };
export type Detail = {
  name: string;
  label: string;
  kind: "text" | "long_text" | "integer" | "decimal" | "boolean" | "enum" | "tags";
  required: boolean;
  in_list: boolean;
  filter: boolean;
  options?: { value: string; label: string; tone?: string }[];
};

/** How the shop works, as content/shop.json has it; the database has the same in app.shop_rules(). */
export type Shop = {
  product: Words;
  staff_roles: string[];
  fields: Detail[];
  numbers?: string;
  variant?: string;
  choices: { name: string; label: string; options: string[] }[];
  measure?: { unit: string; word: string; step: number; min: number; remnant_below: number; remnant_percent: number };
  fits?: { thing: string; levels: string[] };
  statuses: { value: string; label: string }[];
  vat: number;
  shipping: { flat: number; free_from: number; bands: { up_to_grams: number; price: number }[]; pick_up: boolean };
  ship_day?: { day: number; cutoff_day: number; cutoff: string };
  guests: boolean;
  coupons: boolean;
  wish_list: boolean;
  reorder: boolean;
  samples?: Words & { per_month: number };
  low_stock: number;
  sold_out: string;
  cut_list?: string;
  products: SeedProduct[];
};

export type SeedProduct = {
  name: string;
  number?: string;
  description: string;
  picture: string;
  details: Record<string, unknown>;
  stock: number;
  variants: { name: string; price: number; grams: number; takes: number; stock?: number }[];
  fits?: { make: string; model: string; from: number; to: number }[];
};

export const shop: Shop = content as unknown as Shop;

/** Whether somebody keeps the shop: its goods, its orders. */
export const isShopStaff = (viewer: Viewer) => isAdmin(viewer) || shop.staff_roles.includes(viewer?.role ?? "");

/** A label inside a sentence: "Coffee" → "coffee". */
export const lower = (label: string) => (/^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label);

export const statusLabel = (value: string) => shop.statuses.find((status) => status.value === value)?.label ?? value;

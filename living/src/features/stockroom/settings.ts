// @file if app.stock
import content from "@/content/stock.json";
import { isAdmin, type Viewer } from "@/kit/access";

type Words = { label: string; label_plural: string };
export type Right = "take" | "receive" | "move" | "correct" | "produce" | "manage";

/** How the stock works, as content/stock.json has it; the database has the same in app.stock_rules(). */
export type Stock = {
  article: Words;
  location: Words;
  units: string[];
  tags?: { label: string; options: string[] };
  rights: Record<Right, string[]>;
  reasons: { value: string; label: string }[];
  lots: boolean;
  expiry: boolean;
  expiry_days: number;
  expiry_word: string;
  chill?: { max_celsius: number };
  recipes?: { recipe: Words; production: Words; samples: { name: string; pieces: number; uses: { article: string; amount: number }[] }[] };
  outlets?: { outlet: Words; role: string; names: string[]; unsold: string[] };
  places: { name: string }[];
  articles: {
    name: string;
    supplier: string;
    unit: string;
    price: number;
    minimum: number;
    chilled?: boolean;
    tags?: string[];
    batches: { lot: string; quantity: number; expires_in?: number; place: number }[];
  }[];
};

export const stock: Stock = content as unknown as Stock;

/** Whether somebody may do this with the stock. The database asks again. */
export const mayStock = (viewer: Viewer, right: Right) => isAdmin(viewer) || stock.rights[right].includes(viewer?.role ?? "");

/** Whether somebody works with the stock; people of an outlet see their deliveries only. */
export const isStockStaff = (viewer: Viewer) =>
  (["take", "receive", "move", "produce", "manage"] as const).some((right) => mayStock(viewer, right));

/** Whether somebody gets productions at an outlet. */
export const isOutlet = (viewer: Viewer) => Boolean(stock.outlets && viewer && (viewer.role === stock.outlets.role || mayStock(viewer, "produce")));

export const reasonLabel = (value: string) => stock.reasons.find((reason) => reason.value === value)?.label ?? value;
export const lower = (label: string) => (/^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label);

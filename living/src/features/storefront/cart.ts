// @file if app.shop
import "server-only";
import { sql } from "drizzle-orm";
import { cookies } from "next/headers";
import { z } from "zod";
import { rowsOf, type Tx } from "@/kit/db/engine";

// The cart is the browser's, not the account's: visitors have one too, and it outlives a reload and a sign-in.
const CART = "shop_cart";
const CODE = "shop_code";
const DELIVERY = "shop_delivery";
const FITS = "shop_fits";
const DAYS_90 = 90 * 86_400;

const cartLine = z.object({
  /** The line's own key: the same thing may be in the cart twice. */
  k: z.string().max(12),
  v: z.uuid(),
  q: z.number().positive().max(99_999),
  o: z.record(z.string().max(60), z.string().max(120)).optional(),
  r: z.boolean().optional(),
});
export type CartLine = z.infer<typeof cartLine>;
/** What a cookie has room for. */
export const MOST_LINES = 30;
const cartLines = z.array(cartLine).max(MOST_LINES);
const fitChoice = z.object({ make: z.string().max(60), model: z.string().max(60), year: z.string().max(4) });
export type FitChoice = z.infer<typeof fitChoice>;

async function read<T>(name: string, schema: z.ZodType<T>, otherwise: T): Promise<T> {
  const text = (await cookies()).get(name)?.value;
  if (!text) return otherwise;
  try {
    return schema.parse(JSON.parse(Buffer.from(text, "base64url").toString()));
  } catch {
    return otherwise; // from an older version, or from somebody playing
  }
}

async function write(name: string, value: unknown): Promise<void> {
  (await cookies()).set(name, Buffer.from(JSON.stringify(value)).toString("base64url"), { path: "/", maxAge: DAYS_90, sameSite: "lax", httpOnly: true });
}

export const readCart = () => read(CART, cartLines, []);
export const writeCart = (lines: readonly CartLine[]) => write(CART, lines);
export const readCode = () => read(CODE, z.string().max(30), "");
export const writeCode = (code: string) => write(CODE, code);
export const readDelivery = () => read(DELIVERY, z.enum(["ship", "pickup"]), "ship");
export const writeDelivery = (delivery: "ship" | "pickup") => write(DELIVERY, delivery);
/** The model that the visitor has, where the shop asks for one. */
export const readFits = () => read(FITS, fitChoice, { make: "", model: "", year: "" });
export const writeFits = (choice: FitChoice) => write(FITS, choice);

export type QuoteLine = {
  key: string;
  variant_id: string;
  product_id?: string;
  name: string;
  number?: string | null;
  picture?: string;
  variant?: string;
  choices?: Record<string, string>;
  quantity: number;
  remnant?: boolean;
  price: number;
  total: number;
  problem: string | null;
  most?: number;
  gone?: boolean;
};

/** A cart as the database works it out; amounts in minor units. */
export type Quote = {
  lines: QuoteLine[];
  goods: number;
  discount: number;
  coupon: string | null;
  coupon_problem: string | null;
  coupon_percent: number | null;
  grams: number;
  shipping: number;
  pick_up_only: boolean;
  picked_up: boolean;
  tax: number;
  total: number;
  ship_on: string | null;
  consents: string[];
  ok: boolean;
};

export async function quoteCart(tx: Tx, lines: readonly CartLine[], delivery: string, code: string): Promise<Quote> {
  const found = await tx.execute(sql`select app.quote_cart(${JSON.stringify(lines)}::jsonb, ${delivery}, ${code}) as quote`);
  return rowsOf<{ quote: Quote }>(found)[0]!.quote;
}

/** The cart of this browser with its prices. */
export async function ownQuote(tx: Tx): Promise<Quote> {
  return quoteCart(tx, await readCart(), await readDelivery(), await readCode());
}

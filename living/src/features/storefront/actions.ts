// @file if app.shop
"use server";
import { and, eq, sql } from "drizzle-orm";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { requireUser, withUser, withViewer } from "@/kit/auth";
import { rowsOf } from "@/kit/db/engine";
import { parseDecimal } from "@/kit/format";
import * as rules from "@/kit/form/rules";
import { parseForm, refused, type FormState } from "@/kit/form/state";
import type { QuickResult } from "@/kit/quick/types";
import { MOST_LINES, quoteCart, readCart, readCode, readDelivery, writeCart, writeCode, writeDelivery, writeFits, type CartLine } from "./cart";
import { payAtStripe, paysForReal } from "./payment";
import { refusalOfShop } from "./refusal";
import { shopOrderLines, shopSamples, shopWishes } from "./schema";
import { shop } from "./settings";

const wanted = z.object({
  variantId: z.uuid(),
  quantity: z.string().max(20),
  choices: z.record(z.string().max(60), z.string().max(120)),
  remnant: z.boolean(),
});
export type Wanted = z.infer<typeof wanted>;

const fresh = () => Math.random().toString(36).slice(2, 8);
const sameThing = (a: CartLine, b: CartLine) => a.v === b.v && !a.r && !b.r && JSON.stringify(a.o ?? {}) === JSON.stringify(b.o ?? {});

/** Puts something into the cart of this browser; what the shop's rules refuse stays out, with the reason. */
export async function addToCart(input: Wanted): Promise<QuickResult> {
  const read = wanted.safeParse(input);
  if (!read.success) return { ok: false, error: "Choose again what to put into the cart." };
  const { variantId, choices, remnant } = read.data;
  const quantity = parseDecimal(read.data.quantity);
  if (quantity === null || quantity <= 0) return { ok: false, problems: { quantity: shop.measure ? `Enter a length, such as ${shop.measure.min}` : "Enter a number, such as 1" } };
  for (const choice of shop.choices) {
    if (!choice.options.includes(choices[choice.name] ?? "")) return { ok: false, problems: { [choice.name]: `Choose a ${choice.label.toLowerCase()}` } };
  }
  const line: CartLine = { k: fresh(), v: variantId, q: quantity, ...(shop.choices.length > 0 ? { o: choices } : {}), ...(remnant ? { r: true } : {}) };
  const cart = await readCart();
  // Pieces of the same thing add up; lengths are cut one by one.
  const same = shop.measure ? undefined : cart.find((each) => sameThing(each, line));
  const next = same ? cart.map((each) => (each === same ? { ...each, q: each.q + quantity } : each)) : [...cart, line];
  if (next.length > MOST_LINES) return { ok: false, error: `A cart holds at most ${MOST_LINES} lines. Order these first.` };
  const problem = await problemOf(next, same?.k ?? line.k);
  if (problem) return { ok: false, problems: { quantity: problem } };
  await writeCart(next);
  revalidatePath("/", "layout");
  return { ok: true, said: "In the cart" };
}

async function problemOf(lines: CartLine[], key: string): Promise<string | null> {
  const quote = await withViewer((tx) => quoteCart(tx, lines, "ship", ""));
  return quote.lines.find((line) => line.key === key)?.problem ?? null;
}

export async function changeQuantity(key: string, text: string): Promise<QuickResult> {
  const quantity = parseDecimal(z.string().max(20).parse(text));
  const cart = await readCart();
  if (quantity === null || quantity < 0) return { ok: false, error: "Enter a number." };
  const next = quantity === 0 ? cart.filter((line) => line.k !== key) : cart.map((line) => (line.k === key ? { ...line, q: quantity } : line));
  const problem = quantity === 0 ? null : await problemOf(next, key);
  if (problem) return { ok: false, error: problem };
  await writeCart(next);
  revalidatePath("/", "layout");
  return { ok: true };
}

/** Takes a line out of the cart; the cart is this browser's own. */
export async function removeFromCart(key: string): Promise<QuickResult> {
  const cart = await readCart();
  const left = cart.filter((line) => line.k !== z.string().max(12).parse(key));
  await withViewer(() => writeCart(left));
  revalidatePath("/", "layout");
  return { ok: true, said: "Taken out of the cart" };
}

export async function applyCode(typed: Record<string, string>): Promise<QuickResult> {
  const code = z.string().trim().max(30).parse(typed.code ?? "").toUpperCase();
  if (code === "") {
    await writeCode("");
    return { ok: false, problems: { code: "Enter a code" } };
  }
  const cart = await readCart();
  const quote = await withViewer((tx) => quoteCart(tx, cart, "ship", code));
  if (quote.coupon_problem) return { ok: false, problems: { code: quote.coupon_problem } };
  await writeCode(code);
  revalidatePath("/cart");
  return { ok: true, said: `${code} takes ${quote.coupon_percent ?? 0} % off` };
}

export async function dropCode(): Promise<QuickResult> {
  await withViewer(() => writeCode(""));
  revalidatePath("/cart");
  return { ok: true };
}

export async function chooseDelivery(delivery: string): Promise<QuickResult> {
  const read = z.enum(["ship", "pickup"]).safeParse(delivery);
  if (!read.success) return { ok: false, error: "Choose how you get it." };
  await withViewer(() => writeDelivery(read.data));
  revalidatePath("/", "layout");
  return { ok: true };
}

/** Keeps which model the visitor has, in this browser. */
export async function chooseModel(choice: { make: string; model: string; year: string }): Promise<QuickResult> {
  const read = z.object({ make: z.string().max(60), model: z.string().max(60), year: z.string().max(4) }).safeParse(choice);
  if (!read.success) return { ok: false, error: "Choose again." };
  await withViewer(() => writeFits(read.data));
  revalidatePath("/shop", "layout");
  return { ok: true };
}

const contact = z.object({
  name: rules.text({ label: "Name", required: true, max: 120 }),
  email: rules.email({ label: "Email", required: true }),
  address: rules.text({ label: "Address", required: false, max: 500 }),
  phone: rules.text({ label: "Phone", required: false, max: 40 }),
  note: rules.text({ label: "Note", required: false, max: 1000 }),
});

/** Orders what is in the cart. The database works out every price again and refuses what its rules do not allow. */
export async function placeOrder(_: FormState, form: FormData): Promise<FormState> {
  const input = parseForm(contact, form);
  const [cart, delivery, code] = [await readCart(), await readDelivery(), await readCode()];
  const quote = await withViewer((tx) => quoteCart(tx, cart, delivery, code));
  const agreed = quote.consents.filter((_text, i) => form.get(`consent${i}`) === "on");
  const errors: Record<string, string> = input.ok ? {} : { ...input.state.errors };
  quote.consents.forEach((text, i) => {
    if (!agreed.includes(text)) errors[`consent${i}`] = "Tick this box to order";
  });
  if (!quote.picked_up && String(form.get("address") ?? "").trim() === "") errors.address = "Enter an address";
  if (!input.ok || Object.keys(errors).length > 0) return { errors };
  let placed: { id: string; number: number; key: string; total: number };
  let guest = true;
  try {
    placed = await withViewer(async (tx, viewer) => {
      guest = !viewer;
      const found = await tx.execute(sql`select app.place_order(${JSON.stringify(cart)}::jsonb, ${JSON.stringify(input.data)}::jsonb, ${delivery}, ${quote.coupon ?? ""},
        ${sql`array[${sql.join(agreed.map((text) => sql`${text}`), sql`, `)}]::text[]`}, ${paysForReal() ? "open" : "simulated"}) as placed`);
      return rowsOf<{ placed: { id: string; number: number; key: string; total: number } }>(found)[0]!.placed;
    });
  } catch (error) {
    const { about, text } = refusalOfShop(error);
    return about === "address" ? refused(text, "address") : refused(text);
  }
  await writeCart([]);
  await writeCode("");
  revalidatePath("/", "layout");
  const page = `/shop/orders/${placed.id}${guest ? `?key=${placed.key}` : ""}`;
  redirect(paysForReal() ? await payAtStripe({ ...placed, email: input.data.email, page }) : page);
}

export async function toggleWish(productId: string): Promise<QuickResult> {
  const id = z.uuid().parse(productId);
  const on = await withUser(async (tx, account) => {
    const mine = and(eq(shopWishes.productId, id), eq(shopWishes.customerId, account.id));
    const gone = await tx.delete(shopWishes).where(mine).returning({ id: shopWishes.id });
    if (gone.length > 0) return false;
    await tx.insert(shopWishes).values({ productId: id, customerId: account.id });
    return true;
  });
  revalidatePath("/shop", "layout");
  return { ok: true, said: on ? "On your wish list" : "Taken off your wish list" };
}

export async function orderSample(productId: string): Promise<QuickResult> {
  const account = await requireUser();
  const id = z.uuid().parse(productId);
  try {
    await withUser((tx) => tx.insert(shopSamples).values({ productId: id, customerId: account.id }));
  } catch (error) {
    return { ok: false, error: refusalOfShop(error).text };
  }
  revalidatePath("/shop", "layout");
  return { ok: true, said: `${shop.samples?.label ?? "Sample"} ordered` };
}

/** Puts an old order into the cart again; what cannot be bought now is left out and named there. */
export async function reorder(orderId: string): Promise<QuickResult> {
  const id = z.uuid().parse(orderId);
  const lines = await withUser((tx) => tx.select().from(shopOrderLines).where(eq(shopOrderLines.orderId, id)).orderBy(shopOrderLines.position));
  let cart = await readCart();
  const missing: string[] = [];
  for (const line of lines) {
    if (!line.variantId) {
      missing.push(line.name);
      continue;
    }
    const next: CartLine = { k: fresh(), v: line.variantId, q: line.quantity, ...(Object.keys(line.choices).length > 0 ? { o: line.choices } : {}) };
    const same = shop.measure ? undefined : cart.find((each) => sameThing(each, next));
    const tried = same ? cart.map((each) => (each === same ? { ...each, q: each.q + next.q } : each)) : [...cart, next];
    if (tried.length > MOST_LINES || (await problemOf(tried, same?.k ?? next.k))) missing.push(line.name);
    else cart = tried;
  }
  await writeCart(cart);
  revalidatePath("/", "layout");
  const query = missing.length > 0 ? `?missing=${encodeURIComponent(missing.join("|").slice(0, 500))}&order=${id}` : "";
  return { ok: true, said: missing.length > 0 ? `Not in stock: ${missing.join(", ")}` : "In the cart again", go: `/cart${query}` };
}


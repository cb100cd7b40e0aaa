// @file if app.shop
"use server";
import { eq, sql } from "drizzle-orm";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { withUser } from "@/kit/auth";
import type { Tx } from "@/kit/db/engine";
import { parseDecimal, parseMoney } from "@/kit/format";
import type { QuickResult, Typed } from "@/kit/quick/types";
import { readCsv } from "./csv";
import { refusalOfShop } from "./refusal";
import { shopCoupons, shopFits, shopOrders, shopProducts, shopSamples, shopVariants } from "./schema";
import { isShopStaff, shop, type Detail } from "./settings";

const typedForm = z.record(z.string().max(80), z.string().max(5000));

/** Runs a change as the account; only who keeps the shop gets that far, and the database asks again. */
async function keep(work: (tx: Tx) => Promise<string | void>): Promise<QuickResult> {
  let said: string | void;
  try {
    said = await withUser((tx, account) => {
      if (!isShopStaff(account)) throw Object.assign(new Error("not allowed"), { code: "42501" });
      return work(tx);
    });
  } catch (error) {
    return { ok: false, error: refusalOfShop(error).text };
  }
  revalidatePath("/", "layout");
  return { ok: true, said: said ?? undefined };
}

export async function setStatus(id: string, status: string): Promise<QuickResult> {
  const order = z.uuid().parse(id);
  if (!shop.statuses.some((each) => each.value === status)) return { ok: false, error: "This shop has no such status." };
  return keep(async (tx) => void (await tx.update(shopOrders).set({ status }).where(eq(shopOrders.id, order))));
}

export async function cancelOrder(id: string): Promise<{ ok: true } | { ok: false; error: string }> {
  const order = z.uuid().parse(id);
  const result = await keep(async (tx) => void (await tx.execute(sql`select app.cancel_order(${order})`)));
  return result.ok ? { ok: true } : { ok: false, error: result.error ?? "It could not be cancelled." };
}

export async function markSample(id: string): Promise<QuickResult> {
  const sample = z.uuid().parse(id);
  return keep(async (tx) => void (await tx.update(shopSamples).set({ sent: true }).where(eq(shopSamples.id, sample))));
}

/** A stock as typed, or what is wrong with it. */
function stockOf(text: string): number | null {
  const value = parseDecimal(text);
  return value === null || value < 0 || value > 9_999_999 || (!shop.measure && Math.round(value * 1000) !== value * 1000) ? null : value;
}

export async function setStock(id: string, variant: boolean, typed: Typed): Promise<QuickResult> {
  const row = z.uuid().parse(id);
  const stock = stockOf(typedForm.parse(typed).stock ?? "");
  if (stock === null) return { ok: false, error: "Enter a number from 0 on." };
  return keep(async (tx) => {
    await (variant ? tx.update(shopVariants).set({ stock }).where(eq(shopVariants.id, row)) : tx.update(shopProducts).set({ stock }).where(eq(shopProducts.id, row)));
    return "Stock saved";
  });
}

/** A detail as the form or a file has it, in the shape that the database keeps. */
function detailOf(field: Detail, text: string): { value: unknown } | { problem: string } {
  const typed = text.trim();
  if (field.kind === "boolean") return { value: ["on", "yes", "true", "1"].includes(typed.toLowerCase()) };
  if (typed === "") return field.required ? { problem: `Enter ${field.label.toLowerCase()}` } : { value: null };
  const options = field.options ?? [];
  const known = (word: string) => options.find((each) => each.value === word || each.label.toLowerCase() === word.toLowerCase())?.value;
  if (field.kind === "integer" || field.kind === "decimal") {
    const value = parseDecimal(typed.replace(/[^\d.,-]+$/, ""));
    return value === null || (field.kind === "integer" && !Number.isInteger(value)) ? { problem: `${field.label}: enter a number` } : { value };
  }
  if (field.kind === "enum") return known(typed) ? { value: known(typed) } : { problem: `${field.label}: choose one of ${options.map((each) => each.label).join(", ")}` };
  if (field.kind === "tags") {
    const words = typed.split(/[,|]/).map((word) => word.trim()).filter(Boolean);
    const wrong = options.length > 0 ? words.find((word) => !known(word)) : undefined;
    return wrong ? { problem: `${field.label}: "${wrong}" is not one of ${options.map((each) => each.label).join(", ")}` } : { value: options.length > 0 ? words.map((word) => known(word)) : words };
  }
  return { value: typed.slice(0, 2000) };
}

const VARIANTS = 8;

type Draft = {
  product: { name: string; number: string | null; description: string; picture: string; details: Record<string, unknown>; stock: number; active: boolean };
  variants: { name: string; price: number; grams: number; takes: number; stock: number | null }[];
  fits: { make: string; model: string; fromYear: number | null; toYear: number | null }[];
};

/** Reads the form of a product; `problems` are by input. */
function draftOf(typed: Typed): { draft: Draft } | { problems: Record<string, string> } {
  const problems: Record<string, string> = {};
  const name = (typed.name ?? "").trim();
  if (!name || name.length > 120) problems.name = "Enter a name of at most 120 characters";
  const details: Record<string, unknown> = {};
  for (const field of shop.fields) {
    const read = detailOf(field, typed[`d_${field.name}`] ?? "");
    if ("problem" in read) problems[`d_${field.name}`] = read.problem;
    else if (read.value !== null) details[field.name] = read.value;
  }
  const variants: Draft["variants"] = [];
  for (let i = 0; i < VARIANTS; i++) {
    const [label, price, grams, takes, own] = ["name", "price", "grams", "takes", "stock"].map((part) => (typed[`v${i}_${part}`] ?? "").trim()) as [string, string, string, string, string];
    if (i > 0 && !label && !price) continue;
    const units = parseMoney(price);
    if (units === null || units < 0) problems[`v${i}_price`] = "Enter an amount, such as 12.50";
    if (shop.variant && !label) problems[`v${i}_name`] = `Enter the ${shop.variant.toLowerCase()}`;
    const weight = grams === "" ? 0 : parseDecimal(grams);
    if (weight === null || weight < 0) problems[`v${i}_grams`] = "Enter a number of grams";
    const share = takes === "" ? 1 : parseDecimal(takes);
    if (share === null || share <= 0) problems[`v${i}_takes`] = "Enter a number above 0";
    const stock = own === "" ? null : stockOf(own);
    if (own !== "" && stock === null) problems[`v${i}_stock`] = "Enter a number from 0 on";
    variants.push({ name: label.slice(0, 60), price: units ?? 0, grams: Math.round(weight ?? 0), takes: share ?? 1, stock });
  }
  const stock = stockOf(typed.stock || "0");
  if (stock === null) problems.stock = "Enter a number from 0 on";
  const fits: Draft["fits"] = [];
  for (const line of (typed.fits ?? "").split("\n").map((each) => each.trim()).filter(Boolean)) {
    const [make, model, years] = line.split(",").map((part) => part.trim());
    const span = /^(\d{4})\s*(?:-|–|to)?\s*(\d{4})?$/.exec(years ?? "");
    if (!make || !model || (years && !span)) problems.fits = `"${line}": write it like Puch, Maxi, 1970-1985`;
    else fits.push({ make, model, fromYear: span ? Number(span[1]) : null, toYear: span ? Number(span[2] ?? span[1]) : null });
  }
  if (Object.keys(problems).length > 0) return { problems };
  return { draft: { product: { name, number: typed.number?.trim() || null, description: (typed.description ?? "").trim().slice(0, 2000), picture: typed.picture || "box", details, stock: stock ?? 0, active: typed.active === "on" }, variants, fits } };
}

/** Writes a product with its variants; those that stay keep their ids, so that carts and orders still know them. */
async function store(tx: Tx, id: string | null, { product, variants, fits }: Draft): Promise<void> {
  const [row] = id
    ? await tx.update(shopProducts).set(product).where(eq(shopProducts.id, id)).returning({ id: shopProducts.id })
    : await tx.insert(shopProducts).values(product).returning({ id: shopProducts.id });
  const productId = row!.id;
  const have = await tx.select().from(shopVariants).where(eq(shopVariants.productId, productId)).orderBy(shopVariants.position);
  for (const [position, variant] of variants.entries()) {
    const old = have.find((each) => each.name === variant.name) ?? (variants.length === have.length ? have[position] : undefined);
    if (old) await tx.update(shopVariants).set({ ...variant, position }).where(eq(shopVariants.id, old.id));
    else await tx.insert(shopVariants).values({ ...variant, position, productId });
  }
  if (have.length > variants.length) {
    for (const old of have.filter((each) => !variants.some((variant) => variant.name === each.name))) await tx.delete(shopVariants).where(eq(shopVariants.id, old.id));
  }
  if (shop.fits) {
    await tx.delete(shopFits).where(eq(shopFits.productId, productId));
    if (fits.length > 0) await tx.insert(shopFits).values(fits.map((fit) => ({ ...fit, productId })));
  }
}

export async function saveProduct(id: string | null, input: Typed): Promise<QuickResult> {
  const read = draftOf(typedForm.parse(input));
  if ("problems" in read) return { ok: false, problems: read.problems };
  const result = await keep((tx) => store(tx, id === null ? null : z.uuid().parse(id), read.draft));
  return result.ok ? { ok: true, said: `${read.draft.product.name} saved`, go: "/shop/products" } : result;
}

export async function deleteProduct(id: string): Promise<{ ok: true } | { ok: false; error: string }> {
  const product = z.uuid().parse(id);
  const result = await keep(async (tx) => void (await tx.delete(shopProducts).where(eq(shopProducts.id, product))));
  return result.ok ? { ok: true } : { ok: false, error: result.error ?? "It could not be deleted." };
}

const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]+/g, "");

/** Reads products from a CSV text. Rows whose number (or name) is known change that product; wrong rows are named and nothing is kept. */
export async function uploadProducts(typed: Typed): Promise<QuickResult> {
  const text = z.string().max(2_000_000).parse(typed.csv ?? "");
  const [head, ...rows] = readCsv(text);
  if (!head || rows.length === 0) return { ok: false, problems: { csv: "Choose a file or paste rows: a first line with the names of the columns, then one line for each product." } };
  const columns = new Map<string, string>([["name", "name"], ["title", "name"], ["description", "description"], ["price", "price"], ["stock", "stock"], ["quantity", "stock"], ["weight", "grams"], ["weightg", "grams"], ["weighting", "grams"], ["grams", "grams"],
    ["number", "number"], ["sku", "number"], [plain(shop.numbers ?? "number"), "number"], ["fits", "fits"], ["picture", "picture"]]);
  for (const field of shop.fields) for (const word of [field.name, field.label]) columns.set(plain(word), `d_${field.name}`);
  const names = head.map((cell) => columns.get(plain(cell)) ?? "");
  if (!names.includes("name") || !names.includes("price")) return { ok: false, problems: { csv: `The first line must name the columns, at least name and price. It says: ${head.join(", ")}` } };
  const problems: string[] = [];
  const drafts: Draft[] = [];
  for (const [i, row] of rows.slice(0, 2000).entries()) {
    const cells: Typed = { active: "on" };
    names.forEach((name, at) => {
      if (name === "price") cells.v0_price = row[at] ?? "";
      else if (name === "grams") cells.v0_grams = row[at] ?? "";
      else if (name === "fits") cells.fits = (row[at] ?? "").split(/[|/]/).join("\n");
      else if (name) cells[name] = row[at] ?? "";
    });
    if (shop.variant) cells.v0_name ||= "Standard";
    const read = draftOf(cells);
    if ("draft" in read) drafts.push(read.draft);
    else if (problems.length < 20) problems.push(`Line ${i + 2}: ${Object.values(read.problems).join("; ")}`);
  }
  if (problems.length > 0) return { ok: false, error: `Nothing was kept. Put these lines right first:\n${problems.join("\n")}` };
  let changed = 0;
  const result = await keep(async (tx) => {
    for (const draft of drafts) {
      const [known] = await tx.select({ id: shopProducts.id, picture: shopProducts.picture }).from(shopProducts)
        .where(draft.product.number ? sql`lower(${shopProducts.number}) = lower(${draft.product.number})` : sql`lower(${shopProducts.name}) = lower(${draft.product.name})`);
      if (known) changed++;
      await store(tx, known?.id ?? null, known ? { ...draft, product: { ...draft.product, picture: known.picture } } : draft);
    }
  });
  return result.ok ? { ok: true, said: `${drafts.length - changed} added, ${changed} changed`, go: "/shop/products" } : result;
}

export async function saveCoupon(id: string | null, input: Typed): Promise<QuickResult> {
  const typed = typedForm.parse(input);
  const problems: Record<string, string> = {};
  const code = (typed.code ?? "").trim().toUpperCase();
  if (!/^[A-Z0-9_-]{3,30}$/.test(code)) problems.code = "Use 3 to 30 letters and digits";
  const percent = parseDecimal((typed.percent ?? "").replace(/%/, ""));
  if (percent === null || percent <= 0 || percent > 100) problems.percent = "Enter a number above 0, at most 100";
  const validUntil = typed.validUntil?.trim() || null;
  if (validUntil && !/^\d{4}-\d{2}-\d{2}$/.test(validUntil)) problems.validUntil = "Enter a date";
  const most = typed.maxUses?.trim() ? parseDecimal(typed.maxUses) : null;
  if (typed.maxUses?.trim() && (most === null || most < 1 || !Number.isInteger(most))) problems.maxUses = "Enter a whole number from 1 on";
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  const values = { code, percent: percent!, validUntil, maxUses: most };
  const result = await keep(async (tx) => {
    await (id ? tx.update(shopCoupons).set(values).where(eq(shopCoupons.id, z.uuid().parse(id))) : tx.insert(shopCoupons).values(values));
    return `${code} saved`;
  });
  return !result.ok && result.error === "This is taken already." ? { ok: false, problems: { code: "There is a code of this name already" } } : result;
}

export async function deleteCoupon(id: string): Promise<{ ok: true } | { ok: false; error: string }> {
  const coupon = z.uuid().parse(id);
  const result = await keep(async (tx) => void (await tx.delete(shopCoupons).where(eq(shopCoupons.id, coupon))));
  return result.ok ? { ok: true } : { ok: false, error: result.error ?? "It could not be deleted." };
}

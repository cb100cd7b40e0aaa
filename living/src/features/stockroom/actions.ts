// @file if app.stock
"use server";
import { eq, sql, type SQL } from "drizzle-orm";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { withUser } from "@/kit/auth";
import { RAISED, refusalOf } from "@/kit/db/errors";
import { rowsOf, type Tx } from "@/kit/db/engine";
import { parseDecimal, parseMoney } from "@/kit/format";
import type { QuickResult, Typed } from "@/kit/quick/types";
import { stockArticles, stockLocations, stockMinimums, stockStaff } from "./schema";
import { stock } from "./settings";

const typedForm = z.record(z.string().max(80), z.string().max(5000));
const id = z.uuid();

/** Does something with the stock; what the database's rules refuse comes back beside the input that it is about. */
async function keep(work: (tx: Tx) => Promise<string | void>): Promise<QuickResult> {
  let said: string | void;
  try {
    said = await withUser((tx) => work(tx));
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal?.code === RAISED) {
      const about = /^([a-z]+): /.exec(refusal.message);
      if (!about) return { ok: false, error: refusal.message };
      const text = refusal.message.slice(about[0].length);
      return about[1] === "missing" ? { ok: false, error: text } : { ok: false, problems: { [about[1]!]: text } };
    }
    if (refusal?.code === "42501") return { ok: false, error: "You are not allowed to do this." };
    if (refusal?.code === "23505") return { ok: false, error: "There is one of this name already." };
    if (refusal?.code === "23503") return { ok: false, error: "It is used elsewhere, so it cannot be deleted." };
    if (refusal?.code === "23514") return { ok: false, error: "There is not enough left, or a value is out of bounds." };
    throw error;
  }
  revalidatePath("/stock", "layout");
  return { ok: true, said: said ?? undefined };
}

async function run(statement: SQL, said: string): Promise<QuickResult> {
  const result = await keep(async (tx) => void (await tx.execute(statement)));
  return result.ok ? { ...result, said } : result;
}

/** A typed number for the database; what is no number becomes null and is refused there. */
const amount = (text: string | undefined) => sql`${parseDecimal(text ?? "")}::numeric`;
const uuidOr = (text: string | undefined) => (id.safeParse(text).success ? sql`${text}::uuid` : sql`null::uuid`);

export async function takeOut(input: Typed): Promise<QuickResult> {
  const typed = typedForm.parse(input);
  if (!id.safeParse(typed.article).success) return { ok: false, problems: { article: `Choose an ${stock.article.label.toLowerCase()}` } };
  return run(sql`select app.stock_take(${typed.article}::uuid, ${uuidOr(typed.place)}, ${amount(typed.amount)}, ${typed.remark ?? ""})`, "Taken out");
}

export async function receive(input: Typed): Promise<QuickResult> {
  const typed = typedForm.parse(input);
  const problems: Record<string, string> = {};
  if (!id.safeParse(typed.article).success) problems.article = "Choose what was delivered";
  const price = typed.price?.trim() ? parseMoney(typed.price) : null;
  if (typed.price?.trim() && (price === null || price < 0)) problems.price = "Enter an amount, such as 12.50";
  if (typed.expires && !/^\d{4}-\d{2}-\d{2}$/.test(typed.expires)) problems.expires = "Enter a date";
  if (stock.lots && !typed.lot?.trim()) problems.lot = "Enter the lot number";
  if (parseDecimal(typed.amount ?? "") === null) problems.amount = "Enter an amount above 0";
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  return run(
    sql`select app.stock_receive(${typed.article}::uuid, ${uuidOr(typed.place)}, ${amount(typed.amount)}, ${typed.lot ?? ""}, ${typed.expires || null}::date, ${price}::integer, ${typed.supplier ?? ""}, ${amount(typed.celsius)}, ${typed.reason ?? ""})`,
    "Delivery taken in",
  );
}

export async function moveStock(input: Typed): Promise<QuickResult> {
  const typed = typedForm.parse(input);
  if (!id.safeParse(typed.article).success) return { ok: false, problems: { article: `Choose an ${stock.article.label.toLowerCase()}` } };
  if (!id.safeParse(typed.target).success) return { ok: false, problems: { target: "Choose where it goes" } };
  return run(sql`select app.stock_move(${typed.article}::uuid, ${uuidOr(typed.place)}, ${typed.target}::uuid, ${amount(typed.amount)}, ${typed.remark ?? ""})`, "Moved");
}

export async function discard(batch: string, place: string, input: Typed): Promise<QuickResult> {
  const typed = typedForm.parse(input);
  return run(sql`select app.stock_discard(${id.parse(batch)}::uuid, ${id.parse(place)}::uuid, ${amount(typed.amount)}, ${typed.remark ?? ""})`, "Thrown away");
}

export async function correct(batch: string, place: string, input: Typed): Promise<QuickResult> {
  const typed = typedForm.parse(input);
  return run(sql`select app.stock_correct(${id.parse(batch)}::uuid, ${id.parse(place)}::uuid, ${amount(typed.amount)}, ${typed.remark ?? ""})`, "Corrected");
}

/** Keeps a count of the shelves: what differs becomes a movement. Inputs are "<batch>_<place>". */
export async function keepCount(input: Typed): Promise<QuickResult> {
  const typed = typedForm.parse(input);
  const problems: Record<string, string> = {};
  const counts: { batch: string; place: string; counted: number }[] = [];
  for (const [name, text] of Object.entries(typed)) {
    const [batch, place] = name.split("_");
    if (!text.trim() || !id.safeParse(batch).success || !id.safeParse(place).success) continue;
    const counted = parseDecimal(text);
    if (counted === null || counted < 0) problems[name] = "Enter a number from 0 on";
    else counts.push({ batch: batch!, place: place!, counted });
  }
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  return keep(async (tx) => {
    for (const { batch, place, counted } of counts) await tx.execute(sql`select app.stock_correct(${batch}::uuid, ${place}::uuid, ${counted}::numeric, 'Stocktake', 'counted')`);
    return `${counts.length} counted`;
  });
}

export async function saveArticle(article: string | null, input: Typed): Promise<QuickResult> {
  const typed = typedForm.parse(input);
  const problems: Record<string, string> = {};
  const name = (typed.name ?? "").trim();
  if (!name || name.length > 120) problems.name = "Enter a name of at most 120 characters";
  const unit = (typed.unit ?? "").trim();
  if (!unit || unit.length > 30) problems.unit = "Choose a unit";
  const price = typed.price?.trim() ? parseMoney(typed.price) : 0;
  if (price === null || price < 0) problems.price = "Enter an amount, such as 12.50";
  const minimums: { locationId: string; minimum: number }[] = [];
  for (const [key, text] of Object.entries(typed)) {
    const place = /^min_(.+)$/.exec(key)?.[1];
    if (!place || !id.safeParse(place).success) continue;
    const minimum = text.trim() ? parseDecimal(text) : 0;
    if (minimum === null || minimum < 0) problems[key] = "Enter a number from 0 on";
    else minimums.push({ locationId: place, minimum });
  }
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  const values = { name, unit, price: price!, supplier: (typed.supplier ?? "").trim().slice(0, 120), chilled: typed.chilled === "on", tags: (typed.tags ?? "").split(",").filter((tag) => stock.tags?.options.includes(tag)) };
  return keep(async (tx) => {
    const [row] = article
      ? await tx.update(stockArticles).set(values).where(eq(stockArticles.id, id.parse(article))).returning({ id: stockArticles.id })
      : await tx.insert(stockArticles).values(values).returning({ id: stockArticles.id });
    if (!row) throw Object.assign(new Error("not allowed"), { code: "42501" });
    for (const each of minimums) {
      await tx.insert(stockMinimums).values({ articleId: row.id, ...each }).onConflictDoUpdate({ target: [stockMinimums.articleId, stockMinimums.locationId], set: { minimum: each.minimum } });
    }
    return `${name} saved`;
  });
}

export async function saveLocation(location: string | null, input: Typed): Promise<QuickResult> {
  const typed = typedForm.parse(input);
  const name = (typed.name ?? "").trim();
  if (!name || name.length > 80) return { ok: false, problems: { name: "Enter a name of at most 80 characters" } };
  const values = { name, outlet: typed.outlet === "on" };
  return keep(async (tx) => {
    await (location ? tx.update(stockLocations).set({ name }).where(eq(stockLocations.id, id.parse(location))) : tx.insert(stockLocations).values({ ...values, position: 99 }));
    return `${name} saved`;
  });
}

/** Says at which outlet somebody works. */
export async function placeStaff(profile: string, location: string): Promise<QuickResult> {
  const [person, place] = [id.parse(profile), id.parse(location)];
  return keep(async (tx) => {
    await tx.insert(stockStaff).values({ profileId: person, locationId: place }).onConflictDoUpdate({ target: stockStaff.profileId, set: { locationId: place } });
    return "Saved";
  });
}

export async function saveRecipe(recipe: string | null, input: Typed): Promise<QuickResult> {
  const typed = typedForm.parse(input);
  const name = (typed.name ?? "").trim();
  if (!name || name.length > 120) return { ok: false, problems: { name: "Enter a name of at most 120 characters" } };
  const uses: Record<string, number> = {};
  const problems: Record<string, string> = {};
  for (const [key, text] of Object.entries(typed)) {
    const article = /^use_(.+)$/.exec(key)?.[1];
    if (!article || !text.trim() || !id.safeParse(article).success) continue;
    const many = parseDecimal(text);
    if (many === null || many < 0) problems[key] = "Enter an amount";
    else if (many > 0) uses[article] = many;
  }
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  const result = await keep(async (tx) => {
    await tx.execute(sql`select app.stock_save_recipe(${recipe === null ? null : id.parse(recipe)}::uuid, ${name}, ${amount(typed.pieces)}, ${JSON.stringify(uses)}::jsonb)`);
    return `${name} saved`;
  });
  if (!result.ok && result.problems?.uses) return { ok: false, error: result.problems.uses };
  return result.ok ? { ...result, go: recipe ? `/stock/recipes/${recipe}` : "/stock/recipes" } : result;
}

export async function produce(input: Typed): Promise<QuickResult> {
  const typed = typedForm.parse(input);
  if (!id.safeParse(typed.recipe).success) return { ok: false, problems: { recipe: "Choose a recipe" } };
  return keep(async (tx) => {
    const made = rowsOf<{ code: string }>(await tx.execute(sql`select app.stock_produce(${typed.recipe}::uuid, ${uuidOr(typed.place)}, ${amount(typed.many)}) as code`));
    return `Production ${made[0]?.code ?? ""} is entered`;
  });
}

export async function voidProduction(production: string, input: Typed): Promise<QuickResult> {
  const typed = typedForm.parse(input);
  return run(sql`select app.stock_void(${id.parse(production)}::uuid, ${typed.reason ?? ""})`, "Voided, and everything is back in stock");
}

export async function sendTo(production: string, input: Typed): Promise<QuickResult> {
  const typed = typedForm.parse(input);
  if (!id.safeParse(typed.place).success) return { ok: false, problems: { place: "Choose where it goes" } };
  return run(sql`select app.stock_send(${id.parse(production)}::uuid, ${typed.place}::uuid, ${amount(typed.pieces)})`, "Sent");
}

export async function confirmDelivery(delivery: string, input: Typed): Promise<QuickResult> {
  const typed = typedForm.parse(input);
  return run(sql`select app.stock_confirm(${id.parse(delivery)}::uuid, ${amount(typed.got)}, ${typed.why ?? ""})`, "Confirmed");
}

export async function enterUnsold(delivery: string, input: Typed): Promise<QuickResult> {
  const typed = typedForm.parse(input);
  return run(sql`select app.stock_leave(${id.parse(delivery)}::uuid, ${amount(typed.many)}, ${typed.what ?? ""})`, "Entered");
}

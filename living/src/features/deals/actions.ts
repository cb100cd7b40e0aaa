// @file if app.deal
"use server";
import { sql } from "drizzle-orm";
import { revalidatePath } from "next/cache";
import { withUser } from "@/kit/auth";
import { readAnswers } from "@/kit/booking/questions";
import { attempt } from "@/kit/db/attempt";
import { isUuid } from "@/kit/data/conditions";
import { parseMoney } from "@/kit/format/number";
import type { FormState } from "@/kit/form/state";
import { dealOf } from "./config";

export type Done = { ok: true } | { ok: false; error: string };

async function run(work: () => Promise<unknown>): Promise<Done> {
  const done = await attempt(work);
  if (!done.ok) return { ok: false, error: done.error };
  revalidatePath("/", "layout");
  return { ok: true };
}

const call = (name: string) => sql.raw(`app.${name}`);

/** Makes a request on a row. The form is read by what the deal asks for. */
export async function ask(table: string, item: string, _: FormState, form: FormData): Promise<FormState> {
  const deal = dealOf(table);
  const typed = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value.trim() : "";
  };
  const errors: Record<string, string> = {};
  const price = deal.price ? parseMoney(typed("price")) : null;
  if (deal.price && (price === null || price <= 0)) errors.price = "Enter a price above 0";
  if (price !== null && price > 2_000_000_000) errors.price = "Enter a smaller price";
  if (typed("message").length > 2000) errors.message = "Keep it under 2000 characters";
  const { values, problems } = readAnswers(deal.fields ?? [], typed);
  Object.assign(errors, problems);
  const names = typed("names").split(/[\n,;]+/).map((name) => name.trim()).filter(Boolean);
  const people = deal.group && deal.group > 1 ? Number(typed("people") || "1") : 1;
  if (deal.group && deal.group > 1 && !(Number.isInteger(people) && people >= 1 && people <= deal.group)) errors.people = `Enter 1 to ${deal.group}`;
  else if (people > 1 && names.length !== people - 1) errors.names = `Enter the names of the other ${people - 1}, one a line`;
  if (Object.keys(errors).length > 0) return { errors };
  const asked = { message: typed("message"), price, people, answers: { ...values, ...(names.length > 0 ? { names: names.join(", ") } : {}) } };
  const done = await run(() => withUser((tx) => tx.execute(sql`select ${call(`ask_for_${deal.name}`)}(${item}::uuid, ${JSON.stringify(asked)}::jsonb)`)));
  return done.ok ? { errors: {}, notice: `${deal.request.label} sent` } : { errors: {}, error: done.error };
}

export async function answer(table: string, request: string, move: string): Promise<Done> {
  if (!isUuid(request)) return { ok: false, error: "It is no longer there." };
  return run(() => withUser((tx) => tx.execute(sql`select ${call(`answer_${dealOf(table).name}_request`)}(${request}::uuid, ${move})`)));
}

export async function step(table: string, item: string): Promise<Done> {
  return run(() => withUser((tx) => tx.execute(sql`select ${call(`step_${dealOf(table).name}`)}(${item}::uuid)`)));
}

export async function close(table: string, item: string, becomes: "cancelled" | "removed" | "done", why: string): Promise<Done> {
  if (becomes === "removed" && !why.trim()) return { ok: false, error: "Enter a reason." };
  return run(() => withUser((tx) => tx.execute(sql`select ${call(`close_${dealOf(table).name}`)}(${item}::uuid, ${becomes}, ${why})`)));
}

/** Says how far a request has come. */
export async function stage(table: string, request: string, reached: string): Promise<Done> {
  if (!isUuid(request)) return { ok: false, error: "It is no longer there." };
  return run(() => withUser((tx) => tx.execute(sql`select ${call(`stage_${dealOf(table).name}_request`)}(${request}::uuid, ${reached})`)));
}

/** Writes to the other side of a request. */
export async function write(table: string, request: string, words: string): Promise<Done> {
  if (!isUuid(request)) return { ok: false, error: "It is no longer there." };
  if (!words.trim()) return { ok: false, error: "Write something first." };
  if (words.length > 2000) return { ok: false, error: "Keep it under 2000 characters." };
  return run(() => withUser((tx) => tx.execute(sql`select ${call(`write_${dealOf(table).name}_message`)}(${request}::uuid, ${words})`)));
}

export async function review(table: string, request: string, stars: number, comment: string): Promise<Done> {
  return run(() => withUser((tx) => tx.execute(sql`select ${call(`review_${dealOf(table).name}`)}(${request}::uuid, ${stars}::integer, ${comment})`)));
}

export async function verify(account: string, yes: boolean): Promise<Done> {
  return run(() => withUser((tx) => tx.execute(sql`select app.verify_account(${account}::uuid, ${yes}::boolean)`)));
}

export async function block(account: string, yes: boolean, why: string): Promise<Done> {
  return run(() => withUser((tx) => tx.execute(sql`select app.block_account(${account}::uuid, ${yes}::boolean, ${why})`)));
}

export async function liftStrikes(account: string): Promise<Done> {
  return run(() => withUser((tx) => tx.execute(sql`select app.lift_strikes(${account}::uuid)`)));
}

/** Keeps the search as it stands under a name. */
export async function saveSearch(table: string, query: string, name: string): Promise<Done> {
  const given = name.trim();
  if (!given || given.length > 80) return { ok: false, error: "Enter a name of at most 80 characters." };
  const deal = dealOf(table);
  const saved = await attempt(() => withUser((tx) => tx.execute(sql`insert into public.saved_searches (list, name, query) values (${deal.table}, ${given}, ${query.slice(0, 2000)})`)));
  if (!saved.ok) return { ok: false, error: saved.error === "This is taken already." ? `You have a search called “${given}” already.` : saved.error };
  revalidatePath("/market", "layout");
  return { ok: true };
}

export async function removeSearch(search: string): Promise<Done> {
  return run(() => withUser((tx) => tx.execute(sql`delete from public.saved_searches where id = ${search}::uuid`)));
}

/** What came until now has been seen. */
export async function markSearchSeen(search: string): Promise<Done> {
  return run(() => withUser((tx) => tx.execute(sql`update public.saved_searches set seen_at = now() where id = ${search}::uuid`)));
}


// @file if app.deal
import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { exampleAnswer } from "@/kit/booking/questions";
import { rowsOf, type Tx } from "@/kit/db/engine";
import { type Deal, deals } from "./config";

type Person = { id: string; role: string };

const id = sql.identifier;

const words = [
  "I have done this for years and would like to do it for you.",
  "That suits me well. I can come this week.",
  "Happy to help. Please call me for the details.",
  "I live close by and am free on these days.",
  "I saw your post and have just the right experience.",
];

const replies = ["Thank you for writing. Yes, it is still there.", "Tomorrow after five would suit me well.", "Gladly. What would you like to know?", "Thank you, I will come back to you today."];

const opinions = ["Everything as agreed, thank you.", "Friendly and on time.", "Good work, a little late.", "Exactly as described. Gladly again.", "Quick answers and fair."];

/** Who was verified, what was asked and answered, what was sold and reviewed before the first visitor came. */
export async function seedDeals(tx: Tx, people: readonly Person[]): Promise<void> {
  for (const deal of deals) {
    const posters = people.filter((person) => !deal.poster || person.role === deal.poster);
    // The last of several waits, so that the operator has something to do.
    for (const person of posters.length > 2 ? posters.slice(0, -1) : posters) {
      await tx.execute(sql`insert into public.standings (account_id, verified_at) values (${person.id}, now() - interval '90 days') on conflict (account_id) do nothing`);
    }
    await tx.execute(sql`select ${sql.raw(`app.settle_${deal.table}()`)}`);
    await seedRequests(tx, deal, people);
  }
}

async function seedRequests(tx: Tx, deal: Deal, people: readonly Person[]): Promise<void> {
  const amount = deal.amount ? sql`s.${id(deal.amount)}` : sql`null::integer`;
  const places = deal.places ? sql`s.${id(deal.places)}` : sql`null::integer`;
  const items = rowsOf<{ id: string; owner_id: string | null; amount: number | null; places: number | null; state: string }>(
    await tx.execute(sql`select s.id, s.owner_id, ${amount} as amount, ${places} as places, s.deal_state as state from public.${id(deal.table)} s order by s.created_at desc, s.id`),
  );
  const steps = Math.max(1, deal.steps?.length ?? 0);
  for (const [n, item] of items.entries()) {
    const askers = people.filter((person) => person.id !== item.owner_id && (deal.asker ? person.role === deal.asker : person.role !== "admin"));
    if (askers.length === 0 || !item.owner_id) continue;
    const first = askers[n % askers.length]!;
    const second = askers[(n + 1) % askers.length]!;
    const make = async (person: Person, state: string, k: number, done = false) => {
      const price = deal.price ? 1500 + ((n * 7 + k * 3) % 12) * 500 : null;
      const agreed = state === "accepted" ? (price ?? item.amount) : null;
      const rate = deal.commission;
      const commission = rate && agreed !== null ? Math.max(Math.round((agreed * rate.percent) / 100), rate.minimum ?? 0) : null;
      const answers = Object.fromEntries((deal.fields ?? []).map((field) => [field.name, exampleAnswer(field, n + k)]));
      const request = randomUUID();
      // Never in this month: its totals begin at nothing.
      const at = done ? sql`date_trunc('month', now()) - make_interval(days => ${3 + ((n * 11) % 70)}::integer)` : sql`now() - make_interval(days => ${1 + ((n + k) % 6)}::integer, hours => ${(n * 5 + k * 3) % 20}::integer)`;
      await tx.execute(sql`
        insert into public.${id(`${deal.name}_requests`)} (id, ${id(`${deal.name}_id`)}, owner_id, state, message, price, people, answers, agreed, commission, done_at, created_at)
        values (${request}, ${item.id}, ${person.id}, ${state}, ${deal.message ? words[(n + k) % words.length]! : ""}, ${price}, 1, ${JSON.stringify(answers)}::jsonb, ${agreed}, ${commission},
          ${done ? at : sql`null`}, ${at})`);
      if (deal.chat && state !== "turned_down" && (deal.chat === "always" || state === "accepted") && item.owner_id) {
        await tx.execute(sql`insert into public.${id(`${deal.name}_messages`)} (request_id, owner_id, body, created_at)
          values (${request}, ${item.owner_id}, ${replies[(n + k) % replies.length]!}, now() - make_interval(hours => ${2 + ((n * 5 + k) % 18)}::integer))`);
      }
      return request;
    };
    const update = (state: string, step: number, taken: number) =>
      tx.execute(sql`update public.${id(deal.table)} set deal_state = ${state}, deal_step = ${step}, places_taken = ${taken} where id = ${item.id}`);
    if (deal.flow === "contact") {
      if (item.state === "open" && n % 5 === 3) await update("done", 0, 0);
      else if (item.state === "open" && n % 3 === 1) await make(first, "open", 0);
      continue;
    }
    if (item.state === "past" || (!deal.starts && n % 5 === 3)) {
      if (item.state !== "past") await update("done", steps, 1);
      const request = await make(first, "accepted", 0, true);
      if (deal.reviews) await seedReviews(tx, deal, request, first.id, item.owner_id, n);
    } else if (n % 5 === 1) {
      await make(first, "open", 0);
      if (second.id !== first.id) await make(second, "open", 1);
    } else if (n % 5 === 4) {
      await make(first, "accepted", 0);
      const full = (item.places ?? 1) <= 1;
      if (full && second.id !== first.id) await make(second, "turned_down", 1);
      await update(full ? "taken" : "open", 0, 1);
    }
  }
}

async function seedReviews(tx: Tx, deal: Deal, request: string, asker: string, poster: string, n: number): Promise<void> {
  const add = (author: string, about: string, k: number) =>
    tx.execute(sql`insert into public.${id(`${deal.name}_reviews`)} (request_id, owner_id, about_id, stars, comment, created_at)
      values (${request}, ${author}, ${about}, ${4 + ((n + k) % 2)}, ${opinions[(n + k) % opinions.length]!}, now() - make_interval(days => ${20 + n}::integer))`);
  if (deal.reviews?.asker) await add(asker, poster, 0);
  if (deal.reviews?.poster) await add(poster, asker, 1);
}

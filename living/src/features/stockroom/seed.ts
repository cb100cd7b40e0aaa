// @file if app.stock
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/kit/db/engine";
import { mayStock, stock } from "./settings";
import { stockArticles, stockLocations, stockMinimums, stockStaff } from "./schema";

type Person = { id: string; name: string; email: string; role: string };

/** From here on the statements of this transaction count as this account's; for null as nobody's. */
const speakAs = (tx: Tx, person: Person | undefined) =>
  tx.execute(sql`select set_config('request.jwt.claims', ${person ? JSON.stringify({ sub: person.id, email: person.email, role: "authenticated" }) : ""}, true)`);

/** Fills an empty stock: places, articles with their batches, some days of work. */
export async function seedStockroom(tx: Tx, people: readonly Person[]): Promise<void> {
  const stores = await tx.insert(stockLocations).values(stock.places.map((place, position) => ({ name: place.name, position }))).returning();
  const outlets = stock.outlets?.names.length ? await tx.insert(stockLocations).values(stock.outlets.names.map((name, position) => ({ name, position: position + 50, outlet: true }))).returning() : [];
  const staff = people.filter((person) => person.role === stock.outlets?.role);
  for (const [i, person] of staff.entries()) if (outlets.length > 0) await tx.insert(stockStaff).values({ profileId: person.id, locationId: outlets[i % outlets.length]!.id });
  const who = (right: "take" | "receive" | "produce" | "move") => people.find((person) => stock.rights[right].includes(person.role)) ?? people.find((person) => mayStock(person, right));
  const ids = new Map<string, string>();
  await speakAs(tx, who("receive"));
  for (const article of stock.articles) {
    const [row] = await tx.insert(stockArticles).values({ name: article.name, supplier: article.supplier, unit: article.unit, price: article.price, chilled: article.chilled ?? false, tags: article.tags ?? [] }).returning({ id: stockArticles.id });
    ids.set(article.name, row!.id);
    await tx.insert(stockMinimums).values(stores.map((place) => ({ articleId: row!.id, locationId: place.id, minimum: article.minimum })));
    for (const batch of article.batches) {
      // What has expired was good when it came in: it is taken in first and dated afterwards.
      const late = (batch.expires_in ?? 0) < 0;
      const made = rowsOf<{ id: string }>(await tx.execute(sql`
        select app.stock_receive(${row!.id}::uuid, ${stores[batch.place]!.id}::uuid, ${batch.quantity}::numeric, ${batch.lot || (stock.lots ? `L-${ids.size}` : "")},
          ${batch.expires_in === undefined || late ? null : sql`app.stock_today() + ${batch.expires_in}::integer`}, ${article.price}::integer, ${article.supplier}, ${article.chilled ? 5 : null}::numeric, '') as id`))[0]!.id;
      if (late) await tx.execute(sql`update public.stock_batches set expires_on = app.stock_today() + ${batch.expires_in}::integer where id = ${made}::uuid`);
    }
  }
  if (stock.recipes) {
    await speakAs(tx, undefined);
    for (const recipe of stock.recipes.samples) {
      const uses = Object.fromEntries(recipe.uses.map((use) => [ids.get(use.article) ?? "", use.amount]));
      const made = rowsOf<{ id: string }>(await tx.execute(sql`select app.stock_save_recipe(null, ${recipe.name}, ${recipe.pieces}::numeric, ${JSON.stringify(uses)}::jsonb) as id`))[0]!.id;
      await speakAs(tx, who("produce"));
      const enough = rowsOf<{ ok: boolean }>(await tx.execute(sql`
        select not exists (select 1 from public.stock_ingredients g join public.stock_versions v on v.id = g.version_id
          where v.recipe_id = ${made}::uuid and app.stock_available(g.article_id, ${stores[0]!.id}::uuid) < g.amount * 2) as ok`))[0]!.ok;
      if (enough) {
        const code = rowsOf<{ code: string }>(await tx.execute(sql`select app.stock_produce(${made}::uuid, ${stores[0]!.id}::uuid, 1) as code`))[0]!.code;
        const share = Math.floor(recipe.pieces / Math.max(2, outlets.length + 1));
        for (const place of outlets) if (share > 0) await tx.execute(sql`select app.stock_send((select id from public.stock_productions where code = ${code}), ${place.id}::uuid, ${share}::numeric)`);
      }
      await speakAs(tx, undefined);
    }
  } else {
    await speakAs(tx, who("take"));
    for (const article of stock.articles.slice(0, 4)) {
      const place = stores[article.batches.find((batch) => (batch.expires_in ?? 1) >= 0 && batch.quantity >= 6)?.place ?? -1];
      if (place) await tx.execute(sql`select app.stock_take(${ids.get(article.name)!}::uuid, ${place.id}::uuid, 1, '')`);
    }
  }
  await speakAs(tx, undefined);
}

// @file if app.shop
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/kit/db/engine";
import { shopFits, shopProducts, shopVariants } from "./schema";
import { isShopStaff, shop } from "./settings";

type Person = { id: string; name: string; email: string; role: string };
const HOUR = 3_600_000;

/** From here on the statements of this transaction count as this account's; for null as nobody's. */
const speakAs = (tx: Tx, person: Person | null) =>
  tx.execute(sql`select set_config('request.jwt.claims', ${person ? JSON.stringify({ sub: person.id, email: person.email, role: "authenticated" }) : ""}, true)`);

/** Fills an empty shop: its goods, and some orders of the demo customers. */
export async function seedStorefront(tx: Tx, people: readonly Person[]): Promise<void> {
  const variants: { id: string; takes: number; stock: number }[] = [];
  for (const [i, product] of shop.products.entries()) {
    const [row] = await tx.insert(shopProducts).values({
      name: product.name, number: product.number ?? null, description: product.description, picture: product.picture, details: product.details, stock: product.stock,
      createdAt: new Date(Date.now() - i * 26 * HOUR),
    }).returning({ id: shopProducts.id });
    for (const [position, variant] of product.variants.entries()) {
      const [made] = await tx.insert(shopVariants).values({ ...variant, stock: variant.stock ?? null, position, productId: row!.id }).returning({ id: shopVariants.id });
      variants.push({ id: made!.id, takes: variant.takes, stock: variant.stock ?? product.stock });
    }
    if (product.fits?.length) await tx.insert(shopFits).values(product.fits.map((fit) => ({ productId: row!.id, make: fit.make, model: fit.model, fromYear: fit.from || null, toYear: fit.to || null })));
  }
  // A few orders, so that the lists are not empty. They go through the same door as those of customers.
  const customers = people.filter((person) => !isShopStaff(person));
  const plenty = variants.filter((variant) => variant.stock / variant.takes >= 6);
  const choices = Object.fromEntries(shop.choices.map((choice) => [choice.name, choice.options[0] ?? ""]));
  const addresses = ["Harbour Road 12\n9008 Northport", "Mill Lane 3\n2010 Eastwick", "Station Square 7\n4051 Lakeside"];
  for (const [n, ahead] of [0, 1, 2, 3].entries()) {
    const customer = customers[n % Math.max(1, customers.length)];
    const wanted = [plenty[(n * 2) % plenty.length], plenty[(n * 2 + 3) % plenty.length]].filter((variant) => variant !== undefined);
    if (!customer || wanted.length === 0) return;
    const lines = [...new Set(wanted)].map((variant, k) => ({ k: `s${k}`, v: variant.id, q: (shop.measure?.min ?? 1) + (n % 2) * (shop.measure?.step ?? 1), ...(shop.choices.length > 0 ? { o: choices } : {}) }));
    await speakAs(tx, customer);
    const quote = rowsOf<{ quote: { consents: string[]; ok: boolean } }>(await tx.execute(sql`select app.quote_cart(${JSON.stringify(lines)}::jsonb) as quote`))[0]!.quote;
    if (!quote.ok) continue;
    const agreed = sql`array[${sql.join(quote.consents.map((text) => sql`${text}`), sql`, `)}]::text[]`;
    const placed = rowsOf<{ placed: { id: string } }>(await tx.execute(sql`
      select app.place_order(${JSON.stringify(lines)}::jsonb, ${JSON.stringify({ name: customer.name, email: customer.email, address: addresses[n % addresses.length] })}::jsonb, 'ship', '', ${agreed}, 'simulated') as placed`))[0]!.placed;
    const status = shop.statuses[Math.max(0, shop.statuses.length - 1 - n)]?.value ?? shop.statuses[0]!.value;
    const days = 12 - ahead * 3;
    await tx.execute(sql`
      update public.shop_orders set status = ${status}, created_at = now() - make_interval(days => ${days}::integer), ship_on = app.shop_ship_day(now() - make_interval(days => ${days}::integer))
      where id = ${placed.id}::uuid`);
  }
  await speakAs(tx, null);
}

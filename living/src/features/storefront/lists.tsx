// @file if app.shop
import { longDate, number } from "@/kit/format";
import { Cell, HeadCell, Row, Table } from "@/kit/data/table";
import { PrintButton } from "@/kit/quick/print-button";
import { QuickButton } from "@/kit/quick/quick-button";
import { Badge } from "@/kit/ui/badge";
import { buttonClass } from "@/kit/ui/button";
import { Empty } from "@/kit/ui/empty";
import { Link } from "@/kit/ui/link";
import { PageHeader } from "@/kit/ui/page";
import { markSample } from "./manage-actions";
import { ProductGrid } from "./product-card";
import type { listCuts, listSamples, Offer } from "./queries";
import { lower, shop } from "./settings";
import { amountText, shipDate } from "./words";

export function WishList({ offers }: { offers: readonly Offer[] }) {
  return (
    <>
      <PageHeader title="Wish list" lead="Only you can see it." />
      {offers.length === 0 ? (
        <Empty icon="heart" title="Nothing on your wish list yet" action={<Link href="/shop" className={buttonClass({})}>Look at the {lower(shop.product.label_plural)}</Link>}>Press “Add to wish list” on what you like.</Empty>
      ) : <ProductGrid offers={offers} label="Wish list" />}
    </>
  );
}

/** Free samples: the account's own with what is left this month, or all for who keeps the shop. */
export function Samples({ rows, staff }: Awaited<ReturnType<typeof listSamples>>) {
  const words = shop.samples!;
  const used = rows.filter((row) => row.own && row.this_month).length;
  return (
    <>
      <PageHeader title={words.label_plural} lead={staff ? undefined : `${used} of ${words.per_month} free ${lower(words.label_plural)} ordered this month.`} />
      {rows.length === 0 ? (
        <Empty icon="gift" title={`No ${lower(words.label_plural)} ordered yet`} action={<Link href="/shop" className={buttonClass({})}>Go to the shop</Link>}>{`Up to ${words.per_month} are free every month.`}</Empty>
      ) : (
        <Table label={words.label_plural} head={[shop.product.label, "Ordered", ...(staff ? ["Customer"] : []), "State"]}>
          {rows.map((row) => (
            <Row key={row.id}>
              <HeadCell><Link href={`/shop/${row.product_id}`} className="hover:underline">{row.name}</Link></HeadCell>
              <Cell>{longDate(new Date(row.created_at).toISOString().slice(0, 10))}</Cell>
              {staff ? <Cell>{row.customer}</Cell> : null}
              <Cell>{row.sent ? <Badge tone="success">Sent</Badge> : staff ? <QuickButton variant="outline" size="sm" action={markSample.bind(null, row.id)}>Mark as sent</QuickButton> : <Badge>Waiting</Badge>}</Cell>
            </Row>
          ))}
        </Table>
      )}
    </>
  );
}

/** What is to be cut and packed, made to be printed. */
export function Cuts({ rows, samples }: Awaited<ReturnType<typeof listCuts>>) {
  const title = shop.cut_list ?? "Packing list";
  return (
    <>
      <PageHeader title={title} lead={`${rows.length} ${rows.length === 1 ? "line" : "lines"} of open orders, the oldest first.`}><PrintButton /></PageHeader>
      {rows.length === 0 ? <Empty icon="receipt" title="Nothing to cut">Open orders appear here with what is to be cut.</Empty> : (
        <Table label={title} head={["Order", shop.product.label, shop.measure ? "Length to cut" : "Quantity", "Details", "Customer", ...(shop.ship_day ? ["Ships on"] : []), "Done"]}>
          {rows.map(({ line, order }) => (
            <Row key={line.id}>
              <HeadCell className="px-4 py-3 font-medium"><Link href={`/shop/orders/${order.id}`} className="hover:underline">{order.number}</Link></HeadCell>
              <Cell className="font-medium">{line.name}</Cell>
              <Cell className="text-lg font-semibold text-heading tabular-nums">{amountText(line.quantity)}</Cell>
              <Cell>{[line.number, line.variant, ...Object.values(line.choices), line.remnant ? "remnant, whole piece" : ""].filter(Boolean).join(", ") || "–"}</Cell>
              <Cell>{order.name}</Cell>
              {shop.ship_day ? <Cell>{order.shipOn ? shipDate(order.shipOn) : "–"}</Cell> : null}
              <Cell><span aria-hidden className="inline-block size-5 rounded border-2" /></Cell>
            </Row>
          ))}
        </Table>
      )}
      {shop.samples && samples.length > 0 ? (
        <section aria-label={shop.samples.label_plural} className="mt-8">
          <h2 className="mb-3 text-lg font-semibold">{shop.samples.label_plural}</h2>
          <ul className="columns-2 text-sm sm:columns-3">{samples.map((sample) => <li key={sample.id}>{sample.name}</li>)}</ul>
        </section>
      ) : null}
    </>
  );
}

/** What runs out: less in stock than the shop wants to have. */
export function LowStock({ offers }: { offers: readonly (Offer & { lowest: number })[] }) {
  return (
    <>
      <PageHeader title="Low stock" lead={`${shop.product.label_plural} with less than ${amountText(shop.low_stock)} in stock.`}><PrintButton /></PageHeader>
      {offers.length === 0 ? <Empty icon="check" title="Nothing is low">Everything has {amountText(shop.low_stock)} or more in stock.</Empty> : (
        <Table label="Low stock" head={[shop.product.label, ...(shop.numbers ? [shop.numbers] : []), "Stock"]}>
          {offers.map((offer) => (
            <Row key={offer.id}>
              <HeadCell><Link href={`/shop/products/${offer.id}`} className="hover:underline">{offer.name}</Link></HeadCell>
              {shop.numbers ? <Cell>{offer.number ?? "–"}</Cell> : null}
              <Cell><Badge tone="danger" className="text-sm">{shop.measure ? amountText(offer.lowest) : number(offer.lowest)}</Badge></Cell>
            </Row>
          ))}
        </Table>
      )}
    </>
  );
}

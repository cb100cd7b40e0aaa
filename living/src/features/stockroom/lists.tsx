// @file if app.stock
import { longDate, money, number } from "@/kit/format";
import { Cell, HeadCell, Row, Table } from "@/kit/data/table";
import { PrintButton } from "@/kit/quick/print-button";
import { Badge } from "@/kit/ui/badge";
import { Empty } from "@/kit/ui/empty";
import { Link } from "@/kit/ui/link";
import { PageHeader } from "@/kit/ui/page";
import { Expiry } from "./overview";
import { isLow, minimumOf, usable, type readStock } from "./queries";
import { stock } from "./settings";

type Read = Awaited<ReturnType<typeof readStock>>;

/** What is below its minimum anywhere, by supplier. */
export function OrderList({ shelves, stores }: Read) {
  const low = shelves.flatMap((shelf) => stores.filter((place) => isLow(shelf, place.id)).map((place) => ({ shelf, place })));
  const suppliers = [...new Set(low.map((one) => one.shelf.article.supplier || "No supplier"))].toSorted((a, b) => a.localeCompare(b));
  return (
    <>
      <PageHeader title="Order list" lead="What is below its minimum, by supplier."><PrintButton /></PageHeader>
      {low.length === 0 ? <Empty icon="check" title="Nothing to order">Everything is above its minimum.</Empty> : null}
      {suppliers.map((supplier) => (
        <section key={supplier} aria-label={supplier} className="mb-8">
          <h2 className="mb-3 text-lg font-semibold">{supplier}</h2>
          <Table label={supplier} head={[stock.article.label, stock.location.label, "In stock", "Minimum", "Order at least"]}>
            {low.filter((one) => (one.shelf.article.supplier || "No supplier") === supplier).map(({ shelf, place }) => (
              <Row key={`${shelf.article.id}${place.id}`}>
                <HeadCell><Link href={`/stock/${shelf.article.id}`} className="hover:underline">{shelf.article.name}</Link></HeadCell>
                <Cell>{place.name}</Cell>
                <Cell><Badge tone="danger" className="text-sm">{number(usable(shelf, place.id))} {shelf.article.unit}</Badge></Cell>
                <Cell className="tabular-nums">{number(minimumOf(shelf, place.id))} {shelf.article.unit}</Cell>
                <Cell className="font-medium tabular-nums">{number(Math.round((minimumOf(shelf, place.id) - usable(shelf, place.id)) * 1000) / 1000)} {shelf.article.unit}</Cell>
              </Row>
            ))}
          </Table>
        </section>
      ))}
    </>
  );
}

/** What has expired or soon will. */
export function ExpiringList({ shelves, stores }: Read) {
  const rows = shelves.flatMap((shelf) => shelf.levels.filter((level) => level.state !== "good").map((level) => ({ shelf, level }))).toSorted((a, b) => (a.level.expires_on ?? "").localeCompare(b.level.expires_on ?? ""));
  return (
    <>
      <PageHeader title="Expiring" lead={`Expired, and what expires within ${stock.expiry_days} days.`}><PrintButton /></PageHeader>
      {rows.length === 0 ? <Empty icon="check" title="Nothing expires soon" /> : (
        <Table label="Expiring" head={[stock.article.label, "Batch", stock.location.label, "Quantity", "Worth"]}>
          {rows.map(({ shelf, level }) => (
            <Row key={`${level.batch_id}${level.location_id}`}>
              <HeadCell><Link href={`/stock/${shelf.article.id}`} className={level.state === "expired" ? "line-through hover:underline" : "hover:underline"}>{shelf.article.name}</Link></HeadCell>
              <Cell><Expiry level={level} /></Cell>
              <Cell>{stores.find((place) => place.id === level.location_id)?.name}</Cell>
              <Cell className="tabular-nums">{number(level.quantity)} {shelf.article.unit}</Cell>
              <Cell className="tabular-nums">{money(Math.round(level.quantity * level.price))}</Cell>
            </Row>
          ))}
        </Table>
      )}
    </>
  );
}

export const day = (at: string | Date) => longDate(new Date(at).toISOString().slice(0, 10));

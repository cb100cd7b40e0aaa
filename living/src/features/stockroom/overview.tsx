// @file if app.stock
import { longDate, money, number } from "@/kit/format";
import { cn } from "@/kit/class-names";
import { Cell, HeadCell, Row, Table } from "@/kit/data/table";
import { Toolbar } from "@/kit/data/toolbar";
import type { Viewer } from "@/kit/access";
import { QuickDialog } from "@/kit/quick/quick-form";
import { Badge } from "@/kit/ui/badge";
import { Button } from "@/kit/ui/button";
import { Card } from "@/kit/ui/card";
import { Empty } from "@/kit/ui/empty";
import { Link } from "@/kit/ui/link";
import { PageHeader } from "@/kit/ui/page";
import { moveStock, receive, saveArticle, takeOut } from "./actions";
import { articleInputs, moveInputs, receiveInputs, takeInputs } from "./inputs";
import { isLow, minimumOf, usable, type Level, type readStock, type Shelf } from "./queries";
import { lower, mayStock, stock } from "./settings";

/** When a batch expires: struck through when it has, orange when that is near. */
export function Expiry({ level, quantity, unit }: { level: Level; quantity?: boolean; unit?: string }) {
  const text = `${quantity ? `${number(level.quantity)} ${unit} · ` : ""}${level.lot ? `Lot ${level.lot} · ` : ""}${level.expires_on ? `${stock.expiry_word} ${longDate(level.expires_on)}` : "No date"}`;
  if (level.state === "expired") return <span className="text-sm text-foreground"><s>{text}</s> <strong>expired</strong></span>;
  return level.state === "soon" ? <Badge tone="warning" className="text-sm">{text}</Badge> : <span className="text-sm">{text}</span>;
}

const Figure = ({ label, value, alarm, href }: { label: string; value: React.ReactNode; alarm?: boolean; href?: string }) => (
  <Card className="p-4">
    <p className="text-sm text-muted-foreground">{href ? <Link href={href} className="underline-offset-4 hover:underline">{label}</Link> : label}</p>
    <p className={cn("mt-1 text-2xl font-semibold tabular-nums", alarm ? "text-destructive" : "text-heading")}>{value}</p>
  </Card>
);

/** All articles with what there is of each at every place. */
export function StockPage({ stores, shelves, discarded, unsold, viewer }: Awaited<ReturnType<typeof readStock>> & { viewer: Viewer }) {
  const many = lower(stock.article.label_plural);
  const low = shelves.filter((shelf) => stores.some((place) => isLow(shelf, place.id)));
  const soon = shelves.flatMap((shelf) => shelf.levels.filter((level) => level.state === "soon"));
  const expired = shelves.flatMap((shelf) => shelf.levels.filter((level) => level.state === "expired"));
  return (
    <>
      <PageHeader title="Stock">
        {mayStock(viewer, "take") ? <QuickDialog title="Take out" description="What expires first is taken first." trigger={<Button size="lg">Take out</Button>} inputs={takeInputs(shelves, stores)} values={{ place: stores[0]?.id ?? "" }} submit="Take out" saved="Taken out" action={takeOut} /> : null}
        {mayStock(viewer, "receive") ? <QuickDialog title="Receive delivery" trigger={<Button size="lg" variant="outline">Receive</Button>} inputs={receiveInputs(shelves, stores, mayStock(viewer, "correct"))} values={{ place: stores[0]?.id ?? "" }} submit="Receive" saved="Delivery taken in" action={receive} /> : null}
        {mayStock(viewer, "move") && stores.length > 1 ? <QuickDialog title="Move" description="The same batches, at another place." trigger={<Button size="lg" variant="outline">Move</Button>} inputs={moveInputs(shelves, stores)} values={{ place: stores[0]?.id ?? "", target: stores[1]?.id ?? "" }} submit="Move" saved="Moved" action={moveStock} /> : null}
        {mayStock(viewer, "manage") ? <QuickDialog title={`New ${lower(stock.article.label)}`} trigger={<Button size="lg" variant="outline">New {lower(stock.article.label)}</Button>} inputs={articleInputs(stores)} values={{ unit: stock.units[0] ?? "" }} submit={`Create ${lower(stock.article.label)}`} saved={`${stock.article.label} created`} action={saveArticle.bind(null, null)} /> : null}
      </PageHeader>
      <section aria-label="Key figures" className="mb-6 grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
        <Figure label="Below minimum" value={low.length} alarm={low.length > 0} href="/stock/order-list" />
        {stock.expiry ? <Figure label={`Within ${stock.expiry_days} days`} value={soon.length} href="/stock/expiring" /> : null}
        {stock.expiry ? <Figure label="Expired" value={expired.length} alarm={expired.length > 0} href="/stock/expiring" /> : null}
        <Figure label="Thrown away this year" value={money(discarded)} />
        {stock.outlets ? <Figure label="Unsold this month" value={money(unsold)} href="/stock/deliveries" /> : null}
      </section>
      <div className="mb-4"><Toolbar search={`Search ${many}`} filters={[]} sorts={[]} sort="" descending={false} /></div>
      <p className="mb-3 text-sm text-muted-foreground">{shelves.length} {shelves.length === 1 ? lower(stock.article.label) : many}</p>
      {shelves.length === 0 ? <Empty icon="box" title={`No ${many} found`}>Try another word{mayStock(viewer, "manage") ? `, or add the first ${lower(stock.article.label)}` : ""}.</Empty> : (
        <Table label={stock.article.label_plural} head={[stock.article.label, ...stores.map((place) => place.name), "Batches"]}>
          {shelves.map((shelf) => (
            <Row key={shelf.article.id}>
              <HeadCell>
                <Link href={`/stock/${shelf.article.id}`} className="rounded-sm hover:underline">{shelf.article.name}</Link>
                <span className="block text-xs font-normal text-muted-foreground">{[shelf.article.supplier, ...shelf.article.tags].filter(Boolean).join(" · ")}</span>
              </HeadCell>
              {stores.map((place) => <Cell key={place.id}><Amount shelf={shelf} place={place.id} /></Cell>)}
              <Cell><div className="grid gap-1">{shelf.levels.slice(0, 3).map((level) => <Expiry key={`${level.batch_id}${level.location_id}`} level={level} />)}{shelf.levels.length > 3 ? <span className="text-xs text-muted-foreground">and {shelf.levels.length - 3} more</span> : null}</div></Cell>
            </Row>
          ))}
        </Table>
      )}
    </>
  );
}

/** How much there is at a place; red below the minimum. */
export function Amount({ shelf, place }: { shelf: Shelf; place: string }) {
  const [there, least] = [usable(shelf, place), minimumOf(shelf, place)];
  return (
    <span className="whitespace-nowrap tabular-nums">
      {there < least ? <Badge tone="danger" className="text-sm">{number(there)} {shelf.article.unit}</Badge> : <span className="font-medium">{number(there)} {shelf.article.unit}</span>}
      {least > 0 ? <span className="block text-xs text-muted-foreground">minimum {number(least)}</span> : null}
    </span>
  );
}

// @file if app.stock
import type { Viewer } from "@/kit/access";
import { dateTime, money, number } from "@/kit/format";
import { Fact, Facts } from "@/kit/data/facts";
import { Cell, HeadCell, Row, Table } from "@/kit/data/table";
import { PrintButton } from "@/kit/quick/print-button";
import { QuickDialog } from "@/kit/quick/quick-form";
import { Badge } from "@/kit/ui/badge";
import { Button } from "@/kit/ui/button";
import { Card } from "@/kit/ui/card";
import { Empty } from "@/kit/ui/empty";
import { Link } from "@/kit/ui/link";
import { PageHeader } from "@/kit/ui/page";
import { confirmDelivery, enterUnsold, produce, sendTo, voidProduction } from "./actions";
import type { Delivery, listProductions, Production, readProduction } from "./queries";
import { lower, mayStock, stock } from "./settings";

const words = stock.recipes?.production ?? { label: "Production", label_plural: "Productions" };
const outlet = stock.outlets?.outlet ?? { label: "Outlet", label_plural: "Outlets" };
const State = ({ production }: { production: Production }) => (production.voided_at ? <Badge tone="danger">Void</Badge> : production.sent >= production.pieces ? <Badge tone="success">Sent</Badge> : <Badge>{number(production.pieces - production.sent)} left</Badge>);

export function Productions({ productions, recipes, stores, viewer }: Awaited<ReturnType<typeof listProductions>> & { viewer: Viewer }) {
  return (
    <>
      <PageHeader title={words.label_plural}>
        {mayStock(viewer, "produce") ? (
          <QuickDialog
            title={`New ${lower(words.label)}`}
            description="What expires first is used first. When something is missing, nothing is taken."
            trigger={<Button size="lg">New {lower(words.label)}</Button>}
            inputs={[
              { name: "recipe", label: stock.recipes?.recipe.label ?? "Recipe", kind: "choice", wide: true, options: recipes.map((recipe) => ({ value: recipe.id, label: recipe.name })) },
              ...(stores.length > 1 ? [{ name: "place", label: stock.location.label, kind: "choice" as const, options: stores.map((place) => ({ value: place.id, label: place.name })) }] : []),
              { name: "many", label: "Batches", kind: "number", help: "Halves are fine: 0.5, 1, 1.5" },
            ]}
            values={{ place: stores[0]?.id ?? "", many: "1" }}
            submit="Produce"
            saved="Entered"
            action={produce}
          />
        ) : null}
      </PageHeader>
      {productions.length === 0 ? <Empty icon="layers" title={`No ${lower(words.label_plural)} yet`}>Choose a recipe and how many batches you make.</Empty> : (
        <Table label={words.label_plural} head={["Code", stock.recipes?.recipe.label ?? "Recipe", "Batches", "Pieces", "State", "When", "Who"]}>
          {productions.map((production) => (
            <Row key={production.id}>
              <HeadCell><Link href={`/stock/productions/${production.id}`} className={production.voided_at ? "line-through hover:underline" : "hover:underline"}>{production.code}</Link></HeadCell>
              <Cell>{production.recipe} <span className="text-muted-foreground">version {production.version}</span></Cell>
              <Cell className="tabular-nums">{number(production.batches)}</Cell>
              <Cell className="tabular-nums">{number(production.pieces)}</Cell>
              <Cell><State production={production} /></Cell>
              <Cell className="whitespace-nowrap">{dateTime(production.at)}</Cell>
              <Cell>{production.who ?? "–"}</Cell>
            </Row>
          ))}
        </Table>
      )}
    </>
  );
}

type Used = { batch_id: string; article: string; lot: string; unit: string; used: number };

/** The lots that a production holds. */
export const LotTable = ({ uses }: { uses: readonly Used[] }) => (
  <Table label="Lots inside" head={[stock.article.label, "Lot", "Used"]}>
    {uses.map((use) => (
      <Row key={use.batch_id}>
        <HeadCell className="px-4 py-3 font-medium">{use.article}</HeadCell>
        <Cell>{use.lot ? <Link href={`/stock/trace?lot=${encodeURIComponent(use.lot)}`} className="hover:underline">{use.lot}</Link> : "–"}</Cell>
        <Cell className="tabular-nums">{number(Number(use.used))} {use.unit}</Cell>
      </Row>
    ))}
  </Table>
);

export function ProductionPage({ production, uses, deliveries, outlets, viewer }: NonNullable<Awaited<ReturnType<typeof readProduction>>> & { viewer: Viewer }) {
  return (
    <>
      <PageHeader back={{ href: "/stock/productions", label: words.label_plural }} title={production.code} lead={`${production.recipe}, version ${production.version}`}>
        <PrintButton />
        {stock.outlets && !production.voided_at && mayStock(viewer, "produce") ? (
          <QuickDialog title={`Send ${production.code}`} trigger={<Button>Send</Button>} inputs={[{ name: "place", label: outlet.label, kind: "choice", options: outlets.map((place) => ({ value: place.id, label: place.name })) }, { name: "pieces", label: "Pieces", kind: "number" }]} values={{ place: outlets[0]?.id ?? "" }} submit="Send" saved="Sent" action={sendTo.bind(null, production.id)} />
        ) : null}
        {!production.voided_at && mayStock(viewer, "manage") ? (
          <QuickDialog title={`Void ${production.code}?`} description="It stays in the books and what it used goes back into stock." trigger={<Button variant="outline">Void</Button>} inputs={[{ name: "reason", label: "Reason", kind: "long" }]} submit={`Void ${lower(words.label)}`} saved="Voided" action={voidProduction.bind(null, production.id)} />
        ) : null}
      </PageHeader>
      {production.voided_at ? <p role="status" className="mb-5 rounded-(--radius-control) bg-danger px-4 py-3 text-sm text-danger-foreground"><strong>Void.</strong> {production.void_reason}</p> : null}
      <Facts>
        <Fact label="Batches">{number(production.batches)}</Fact>
        <Fact label="Pieces">{number(production.pieces)}</Fact>
        <Fact label="Made at">{production.place}</Fact>
        <Fact label="Made by">{production.who ?? "–"}, {dateTime(production.at)}</Fact>
      </Facts>
      <section aria-label="Lots" className="mt-8">
        <h2 className="mb-3 text-lg font-semibold">Lots inside</h2>
        <LotTable uses={uses} />
      </section>
      {stock.outlets ? (
        <section aria-label="Deliveries" className="mt-8">
          <h2 className="mb-3 text-lg font-semibold">Sent to</h2>
          <DeliveryTable deliveries={deliveries} />
        </section>
      ) : null}
    </>
  );
}

export const DeliveryTable = ({ deliveries }: { deliveries: readonly Delivery[] }) =>
  deliveries.length === 0 ? <p className="text-sm text-muted-foreground">Not sent anywhere yet.</p> : (
    <Table label="Deliveries" head={[outlet.label, "Code", "Sent", "Received", "Explanation"]}>
      {deliveries.map((delivery) => (
        <Row key={delivery.id}>
          <HeadCell className="px-4 py-3 font-medium">{delivery.place}</HeadCell>
          <Cell>{delivery.code}</Cell>
          <Cell className="tabular-nums">{number(delivery.sent)}</Cell>
          <Cell className="tabular-nums">{delivery.received === null ? "Not confirmed" : number(delivery.received)}</Cell>
          <Cell>{delivery.explanation || "–"}</Cell>
        </Row>
      ))}
    </Table>
  );

/** What outlets got: to confirm, and what was left in the evening. */
export function Deliveries({ deliveries, waste, staff }: { deliveries: readonly Delivery[]; waste: readonly { place: string; pieces: number; worth: number }[]; staff: boolean }) {
  return (
    <>
      <PageHeader title="Deliveries" lead={staff ? `What was sent to the ${lower(outlet.label_plural)}.` : "Confirm what you got. A difference needs an explanation."} />
      {staff && waste.length > 0 ? (
        <section aria-label="Unsold this month" className="mb-6">
          <h2 className="mb-3 text-lg font-semibold">Unsold this month</h2>
          <Table label="Unsold this month" head={[outlet.label, "Pieces", "Worth"]}>
            {waste.map((row) => <Row key={row.place}><HeadCell className="px-4 py-3 font-medium">{row.place}</HeadCell><Cell className="tabular-nums">{number(Number(row.pieces))}</Cell><Cell className="tabular-nums">{money(Number(row.worth))}</Cell></Row>)}
          </Table>
        </section>
      ) : null}
      {deliveries.length === 0 ? <Empty icon="truck" title="No deliveries yet">They appear here as soon as something is sent.</Empty> : (
        <ul aria-label="Deliveries" className="grid gap-3">
          {deliveries.map((delivery) => (
            <li key={delivery.id}>
              <Card className="flex flex-wrap items-center gap-x-6 gap-y-3 p-4">
                <div className="min-w-0 flex-1 basis-56">
                  <p className="font-medium"><Link href={`/stock/deliveries/${delivery.id}`} className="hover:underline">{delivery.recipe}, {delivery.code}</Link></p>
                  <p className="text-sm text-muted-foreground">{delivery.place} · {dateTime(delivery.at)} · {number(delivery.sent)} sent{delivery.received === null ? "" : ` · ${number(delivery.received)} received${delivery.confirmed ? ` by ${delivery.confirmed}` : ""}`}</p>
                  {delivery.explanation ? <p className="mt-1 text-sm">{delivery.explanation}</p> : null}
                  {delivery.unsold.map((left, i) => <p key={i} className="text-sm text-muted-foreground">{number(Number(left.pieces))} unsold: {left.became}</p>)}
                </div>
                <DeliveryButtons delivery={delivery} />
              </Card>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

const DeliveryButtons = ({ delivery }: { delivery: Delivery }) =>
  delivery.received === null ? (
    <QuickDialog title={`Confirm ${delivery.code}`} description={`${number(delivery.sent)} pieces were sent.`} trigger={<Button size="lg">Confirm</Button>} inputs={[{ name: "got", label: "Pieces received", kind: "number" }, { name: "why", label: "Explanation", kind: "long", optional: true, help: "Needed when the number differs" }]} values={{ got: String(delivery.sent) }} submit="Confirm delivery" saved="Confirmed" action={confirmDelivery.bind(null, delivery.id)} />
  ) : (
    <QuickDialog title={`Unsold of ${delivery.code}`} trigger={<Button variant="outline" size="lg">Unsold</Button>} inputs={[{ name: "many", label: "Pieces", kind: "number" }, { name: "what", label: "What became of it", kind: "choice", options: (stock.outlets?.unsold ?? []).map((one) => ({ value: one, label: one })) }]} values={{ what: stock.outlets?.unsold[0] ?? "" }} submit="Enter unsold" saved="Entered" action={enterUnsold.bind(null, delivery.id)} />
  );

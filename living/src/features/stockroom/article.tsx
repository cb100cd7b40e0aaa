// @file if app.stock
import type { Viewer } from "@/kit/access";
import { money, moneyInput, number } from "@/kit/format";
import { Fact, Facts } from "@/kit/data/facts";
import { Cell, HeadCell, Row, Table } from "@/kit/data/table";
import { QuickDialog } from "@/kit/quick/quick-form";
import { Button } from "@/kit/ui/button";
import { Empty } from "@/kit/ui/empty";
import { PageHeader } from "@/kit/ui/page";
import { correct, discard, moveStock, receive, saveArticle, takeOut } from "./actions";
import { articleInputs, moveInputs, receiveInputs, takeInputs } from "./inputs";
import { MoveTable } from "./moves";
import { Amount, Expiry } from "./overview";
import { minimumOf, type readShelf } from "./queries";
import { mayStock, stock } from "./settings";

type Found = NonNullable<Awaited<ReturnType<typeof readShelf>>>;

/** One article: its batches at every place and all its movements. */
export function ArticlePage({ shelf, stores, moves, viewer }: Found & { viewer: Viewer }) {
  const { article } = shelf;
  const preset = { article: article.id, place: stores[0]?.id ?? "" };
  const nameOf = (place: string) => stores.find((one) => one.id === place)?.name ?? "";
  return (
    <>
      <PageHeader back={{ href: "/stock", label: "Stock" }} title={article.name}>
        {mayStock(viewer, "take") ? <QuickDialog title={`Take out ${article.name}`} trigger={<Button>Take out</Button>} inputs={takeInputs([shelf], stores)} values={preset} submit="Take out" saved="Taken out" action={takeOut} /> : null}
        {mayStock(viewer, "receive") ? <QuickDialog title={`Receive ${article.name}`} trigger={<Button variant="outline">Receive</Button>} inputs={receiveInputs([shelf], stores, mayStock(viewer, "correct"))} values={{ ...preset, supplier: article.supplier, price: moneyInput(article.price) }} submit="Receive" saved="Delivery taken in" action={receive} /> : null}
        {mayStock(viewer, "move") && stores.length > 1 ? <QuickDialog title={`Move ${article.name}`} trigger={<Button variant="outline">Move</Button>} inputs={moveInputs([shelf], stores)} values={{ ...preset, target: stores[1]?.id ?? "" }} submit="Move" saved="Moved" action={moveStock} /> : null}
        {mayStock(viewer, "manage") ? (
          <QuickDialog
            title={`Edit ${article.name}`}
            trigger={<Button variant="outline">Edit</Button>}
            inputs={articleInputs(stores)}
            values={{ name: article.name, unit: article.unit, supplier: article.supplier, price: moneyInput(article.price), chilled: article.chilled ? "on" : "", tags: article.tags.join(","), ...Object.fromEntries(stores.map((place) => [`min_${place.id}`, String(minimumOf(shelf, place.id))])) }}
            submit="Save changes"
            saved="Saved"
            action={saveArticle.bind(null, article.id)}
          />
        ) : null}
      </PageHeader>
      <Facts>
        <Fact label="Supplier">{article.supplier || "–"}</Fact>
        <Fact label="Price per unit">{money(article.price)}</Fact>
        {stock.tags ? <Fact label={stock.tags.label}>{article.tags.join(", ") || "None"}</Fact> : null}
        {stores.map((place) => <Fact key={place.id} label={place.name}><Amount shelf={shelf} place={place.id} /></Fact>)}
      </Facts>
      <section aria-label="Batches" className="mt-8">
        <h2 className="mb-3 text-lg font-semibold">Batches</h2>
        {shelf.levels.length === 0 ? <Empty icon="box" title="Nothing in stock">Receive a delivery to fill it up.</Empty> : (
          <Table label="Batches" head={["Batch", stock.location.label, "Quantity", "Worth", "Actions"]}>
            {shelf.levels.map((level) => (
              <Row key={`${level.batch_id}${level.location_id}`}>
                <HeadCell className="px-4 py-3 font-normal"><Expiry level={level} />{level.exception ? <span className="block text-xs text-muted-foreground">Accepted too warm: {level.exception}</span> : null}</HeadCell>
                <Cell>{nameOf(level.location_id)}</Cell>
                <Cell className="tabular-nums">{number(level.quantity)} {article.unit}</Cell>
                <Cell className="tabular-nums">{money(Math.round(level.quantity * level.price))}</Cell>
                <Cell>
                  <div className="flex flex-wrap gap-1">
                    {mayStock(viewer, "take") ? (
                      <QuickDialog title="Throw away" description={`Of ${number(level.quantity)} ${article.unit} in this batch.`} trigger={<Button variant="outline" size="sm">Throw away</Button>} inputs={[{ name: "amount", label: "Amount", kind: "number" }, { name: "remark", label: "Note", optional: true }]} values={{ amount: level.state === "expired" ? String(level.quantity) : "" }} submit="Throw away" saved="Thrown away" action={discard.bind(null, level.batch_id, level.location_id)} />
                    ) : null}
                    {mayStock(viewer, "correct") ? (
                      <QuickDialog title="Correct stock" description="Enter how much there really is." trigger={<Button variant="outline" size="sm">Correct</Button>} inputs={[{ name: "amount", label: "Real quantity", kind: "number" }, { name: "remark", label: "Reason" }]} values={{ amount: String(level.quantity) }} submit="Correct stock" saved="Corrected" action={correct.bind(null, level.batch_id, level.location_id)} />
                    ) : null}
                  </div>
                </Cell>
              </Row>
            ))}
          </Table>
        )}
      </section>
      <section aria-label="History" className="mt-8">
        <h2 className="mb-3 text-lg font-semibold">History</h2>
        <MoveTable moves={moves} single />
      </section>
    </>
  );
}

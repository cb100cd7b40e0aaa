// @file if app.stock
import { number } from "@/kit/format";
import { Cell, HeadCell, Row, Table } from "@/kit/data/table";
import { PrintButton } from "@/kit/quick/print-button";
import { Button } from "@/kit/ui/button";
import { Empty } from "@/kit/ui/empty";
import { Input } from "@/kit/ui/input";
import { Link } from "@/kit/ui/link";
import { PageHeader } from "@/kit/ui/page";
import { DeliveryTable, LotTable } from "./productions";
import type { traceCode, traceLot } from "./queries";
import { stock } from "./settings";

type Props = { lot: string; code: string; byLot: Awaited<ReturnType<typeof traceLot>>; byCode: Awaited<ReturnType<typeof traceCode>> };

/** Follows a lot forward to whoever got it, or a production back to its lots. */
export function TracePage({ lot, code, byLot, byCode }: Props) {
  const outlet = stock.outlets?.outlet.label ?? "Place";
  return (
    <>
      <PageHeader title="Trace" lead="From a lot to everything that holds it, or from a production to the lots inside."><PrintButton /></PageHeader>
      <div className="mb-6 grid gap-4 sm:grid-cols-2 print:hidden">
        {[{ name: "lot", label: "Lot number", value: lot }, ...(stock.recipes ? [{ name: "code", label: "Production code", value: code }] : [])].map((field) => (
          <form key={field.name} action="/stock/trace" className="flex items-end gap-2">
            <label className="grid flex-1 gap-1.5 text-sm font-medium">{field.label}<Input name={field.name} defaultValue={field.value} autoComplete="off" /></label>
            <Button type="submit">Search by {field.name}</Button>
          </form>
        ))}
      </div>
      {lot && byLot && byLot.batches.length === 0 ? <Empty icon="search" title={`No lot ${lot}`}>Check the number on the delivery.</Empty> : null}
      {lot && byLot && byLot.batches.length > 0 ? (
        <section aria-label={`Lot ${lot}`}>
          <h2 className="mb-3 text-lg font-semibold">Lot {byLot.batches[0]!.lot}: {byLot.batches.map((batch) => batch.article).join(", ")}</h2>
          <p className="mb-4 text-sm text-muted-foreground">{byLot.batches.map((batch) => `${batch.supplier ? `From ${batch.supplier}, ` : ""}${number(Number(batch.left))} ${batch.unit} left`).join("; ")}</p>
          {byLot.traces.length === 0 ? <p className="text-sm">It has not been used in any production.</p> : (
            <Table label="Productions with this lot" head={["Code", "Recipe", "Used", "Pieces", outlet, "Sent", "Received"]}>
              {byLot.traces.flatMap(({ production, used, unit, deliveries }) =>
                (deliveries.length > 0 ? deliveries : [null]).map((delivery, i) => (
                  <Row key={`${production.id}${delivery?.id ?? ""}`}>
                    <HeadCell className="px-4 py-3 font-medium">{i === 0 ? <Link href={`/stock/productions/${production.id}`} className="hover:underline">{production.code}{production.voided_at ? " (void)" : ""}</Link> : <span className="text-muted-foreground">{production.code}</span>}</HeadCell>
                    <Cell>{production.recipe}</Cell>
                    <Cell className="tabular-nums">{i === 0 ? `${number(used)} ${unit}` : ""}</Cell>
                    <Cell className="tabular-nums">{i === 0 ? number(production.pieces) : ""}</Cell>
                    <Cell>{delivery?.place ?? "Not sent"}</Cell>
                    <Cell className="tabular-nums">{delivery ? number(delivery.sent) : "–"}</Cell>
                    <Cell className="tabular-nums">{delivery ? (delivery.received === null ? "Not confirmed" : number(delivery.received)) : "–"}</Cell>
                  </Row>
                )))}
            </Table>
          )}
        </section>
      ) : null}
      {code && !byCode ? <Empty icon="search" title={`No production ${code}`}>The code is a date and a letter, such as 20260314-C.</Empty> : null}
      {byCode ? (
        <section aria-label={`Production ${byCode.production.code}`}>
          <h2 className="mb-3 text-lg font-semibold">{byCode.production.code}: {byCode.production.recipe}, {number(byCode.production.pieces)} pieces</h2>
          <LotTable uses={byCode.uses} />
          {stock.outlets ? <div className="mt-6"><DeliveryTable deliveries={byCode.deliveries} /></div> : null}
        </section>
      ) : null}
      {!lot && !code ? <Empty icon="search" title="What are you looking for?">Enter a lot number{stock.recipes ? " or a production code" : ""}.</Empty> : null}
    </>
  );
}

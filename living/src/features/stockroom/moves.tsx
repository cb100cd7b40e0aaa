// @file if app.stock
import { dateTime, number } from "@/kit/format";
import { Cell, HeadCell, Row, Table } from "@/kit/data/table";
import { Empty } from "@/kit/ui/empty";
import { Link } from "@/kit/ui/link";
import { PageHeader } from "@/kit/ui/page";
import { Tabs } from "@/kit/ui/tabs";
import type { Move } from "./queries";
import { reasonLabel, stock } from "./settings";

/** Movements, the newest first: what, where, why and by whom. */
export function MoveTable({ moves, single }: { moves: readonly Move[]; single?: boolean }) {
  if (moves.length === 0) return <Empty icon="history" title="No movements yet">Everything that is taken, delivered or moved appears here.</Empty>;
  return (
    <Table label="Movements" head={["When", ...(single ? [] : [stock.article.label]), "Quantity", "Why", stock.location.label, "Lot", "Who", "Note"]}>
      {moves.map((move) => (
        <Row key={move.id}>
          <HeadCell className="px-4 py-3 font-normal whitespace-nowrap">{dateTime(move.at)}</HeadCell>
          {single ? null : <Cell><Link href={`/stock/${move.article_id}`} className="hover:underline">{move.article}</Link></Cell>}
          <Cell className="font-medium whitespace-nowrap tabular-nums">{move.quantity > 0 ? "+" : "−"}{number(Math.abs(move.quantity))} {move.unit}</Cell>
          <Cell>{reasonLabel(move.reason)}</Cell>
          <Cell>{move.place}{move.other ? ` ${move.quantity > 0 ? "from" : "to"} ${move.other}` : ""}</Cell>
          <Cell>{move.lot || "–"}</Cell>
          <Cell>{move.who ?? "–"}</Cell>
          <Cell>{[move.code, move.note && move.note !== move.code ? move.note : ""].filter(Boolean).join(": ") || "–"}</Cell>
        </Row>
      ))}
    </Table>
  );
}

export function MovesPage({ moves, reason }: { moves: readonly Move[]; reason: string }) {
  const tabs = [{ value: "", label: "All" }, ...stock.reasons].map((each) => ({ href: each.value ? `/stock/movements?reason=${each.value}` : "/stock/movements", label: each.label, current: reason === each.value }));
  return (
    <>
      <PageHeader title="Movements" lead="Every change of the stock: who, when and why. Nobody can change or delete one." />
      <div className="mb-4"><Tabs label="Reasons" tabs={tabs} /></div>
      <MoveTable moves={moves} />
    </>
  );
}

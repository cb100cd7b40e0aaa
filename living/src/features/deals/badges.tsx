// @file if app.deal
import { Badge } from "@/kit/ui/badge";
import { Icon } from "@/kit/ui/icon";
import { dealOf, property, stateOf } from "./config";

type Row = { dealState: string; dealStep: number; placesTaken: number; dealVerified: boolean };

/** Whether a row is open and starts so soon that it is urgent. */
export function isUrgent(state: string, starts: Date | string | null | undefined, hours: number | undefined, now = Date.now()): boolean {
  if (!hours || !starts || (state !== "open" && state !== "offered")) return false;
  const at = new Date(starts).getTime();
  return at <= now + hours * 3_600_000;
}

/** What is to be known of a row at a glance: urgent, how it stands, places left, who is verified. */
export function DealBadges({ table, row }: { table: string; row: Row }) {
  const deal = dealOf(table);
  const values = row as unknown as Record<string, unknown>;
  const state = stateOf(deal, row.dealState, row.dealStep);
  const places = deal.places ? values[property(deal.places)] : null;
  const left = typeof places === "number" ? places - row.placesTaken : null;
  return (
    <span className="flex flex-wrap gap-1.5">
      {isUrgent(row.dealState, values[property(deal.starts ?? "")] as Date | string | null, deal.urgent_hours) ? <Badge tone="danger">Urgent</Badge> : null}
      <Badge tone={state.tone}>{state.label}</Badge>
      {left !== null && row.dealState === "open" ? <Badge tone="info">{left === 1 ? "1 place left" : `${left} places left`}</Badge> : null}
      {deal.verify && row.dealVerified ? <Badge tone="success"><Icon name="check" className="size-3" />verified</Badge> : null}
    </span>
  );
}

// @file if app.deal
import { requireUser } from "@/kit/auth";
import { Cell, HeadCell, Row, Table } from "@/kit/data/table";
import * as show from "@/kit/data/values";
import { Badge } from "@/kit/ui/badge";
import { Button } from "@/kit/ui/button";
import { Empty } from "@/kit/ui/empty";
import { Link } from "@/kit/ui/link";
import { PageHeader } from "@/kit/ui/page";
import { type Deal, deals, lower, requestStateOf, stateOf } from "./config";
import { ownRequests } from "./queries";
import { mayAsk, requestsTitle } from "./who";

/** What the account asked for, and the answers. */
export async function Requests() {
  const viewer = await requireUser();
  const own = deals.filter((deal) => mayAsk(deal, viewer));
  return (
    <>
      <PageHeader title={requestsTitle(own)} />
      <div className="grid gap-8">{await Promise.all(own.map((deal) => <OwnTable key={deal.table} deal={deal} />))}</div>
    </>
  );
}

async function OwnTable({ deal }: { deal: Deal }) {
  const rows = await ownRequests(deal);
  if (rows.length === 0) {
    return (
      <Empty title={`No ${lower(deal.request.label_plural)} yet`} action={<Button asChild><Link href={`/${deal.route}`}>Look at the {lower(deal.label_plural)}</Link></Button>}>
        Open one of the {lower(deal.label_plural)} to {lower(deal.ask)}. It will show up here with its answer.
      </Empty>
    );
  }
  return (
    <Table label={`My ${lower(deal.request.label_plural)}`} head={[deal.label, deal.request.label, ...(deal.price || deal.amount ? ["Price"] : []), `State of the ${lower(deal.label)}`, "Sent"]}>
      {rows.map(({ request, item }) => {
        const state = requestStateOf(deal, request.state, request.stage);
        const reached = item ? stateOf(deal, item.state, item.step) : null;
        return (
          <Row key={request.id}>
            <HeadCell>{item ? <Link href={`/${deal.route}/${item.id}`} className="underline-offset-4 hover:underline">{item.title}</Link> : "No longer there"}</HeadCell>
            <Cell><Badge tone={state.tone}>{state.label}</Badge></Cell>
            {deal.price || deal.amount ? <Cell><show.Money value={request.agreed ?? request.price ?? item?.amount} /></Cell> : null}
            <Cell>{reached ? <Badge tone={reached.tone}>{reached.label}</Badge> : null}</Cell>
            <Cell><show.Date value={request.createdAt} /></Cell>
          </Row>
        );
      })}
    </Table>
  );
}

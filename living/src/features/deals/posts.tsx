// @file if app.deal
import { requireUser } from "@/kit/auth";
import { Cell, HeadCell, Row, Table } from "@/kit/data/table";
import * as show from "@/kit/data/values";
import { Badge } from "@/kit/ui/badge";
import { Button } from "@/kit/ui/button";
import { Empty } from "@/kit/ui/empty";
import { Icon } from "@/kit/ui/icon";
import { Link } from "@/kit/ui/link";
import { PageHeader } from "@/kit/ui/page";
import { type Deal, deals, lower, stateOf } from "./config";
import { ownPosts, ownStanding } from "./queries";
import { mayPost, postsTitle } from "./who";

/** What the account posted, how each stands and what waits for an answer. */
export async function Posts() {
  const viewer = await requireUser();
  const standing = await ownStanding(viewer);
  const own = deals.filter((deal) => mayPost(deal, viewer));
  const limit = own.find((deal) => deal.strike_limit)?.strike_limit;
  return (
    <>
      <PageHeader title={postsTitle(own)}>
        {own.map((deal) => (
          <Button key={deal.table} asChild>
            <Link href={`/${deal.route}/new`}><Icon name="plus" />New {lower(deal.label)}</Link>
          </Button>
        ))}
      </PageHeader>
      <div className="grid gap-8">
        {standing?.blocked ? <Notice tone="danger">Your account is blocked. You cannot post any more, and nobody sees what you posted.</Notice> : null}
        {standing && !standing.verified && own.some((deal) => deal.verify === "wait") ? (
          <Notice tone="warning">Your account waits for verification. What you post becomes public once we have verified you.</Notice>
        ) : null}
        {standing && !standing.verified && own.some((deal) => deal.verify === "block") ? (
          <Notice tone="warning">Your account waits for approval. You can post once we have approved it.</Notice>
        ) : null}
        {standing && standing.strikes > 0 ? (
          <Notice tone={limit && standing.strikes >= limit ? "danger" : "warning"}>
            {standing.strikes === 1 ? "You have 1 strike" : `You have ${standing.strikes} strikes`} in the last 12 months.{limit ? (standing.strikes >= limit ? " Posting is blocked until the team lifts it." : ` With ${limit} posting is blocked.`) : ""}
          </Notice>
        ) : null}
        {await Promise.all(own.map((deal) => <OwnTable key={deal.table} deal={deal} />))}
      </div>
    </>
  );
}

const Notice = ({ tone, children }: { tone: "warning" | "danger"; children: React.ReactNode }) => (
  <p className={tone === "danger" ? "rounded-(--radius-panel) bg-danger px-5 py-3 text-sm font-medium text-danger-foreground" : "rounded-(--radius-panel) bg-warning px-5 py-3 text-sm font-medium text-warning-foreground"}>{children}</p>
);

async function OwnTable({ deal }: { deal: Deal }) {
  const items = await ownPosts(deal);
  if (items.length === 0) {
    return (
      <Empty title={`No ${lower(deal.label_plural)} yet`} action={<Button asChild><Link href={`/${deal.route}/new`}><Icon name="plus" />New {lower(deal.label)}</Link></Button>}>
        Post the first one. Its {lower(deal.request.label_plural)} will show up here.
      </Empty>
    );
  }
  return (
    <Table label={`My ${lower(deal.label_plural)}`} head={[deal.label, "State", deal.request.label_plural, "Posted"]}>
      {items.map((item) => {
        const state = stateOf(deal, item.state, item.step);
        return (
          <Row key={item.id}>
            <HeadCell><Link href={`/${deal.route}/${item.id}`} className="underline-offset-4 hover:underline">{item.title}</Link></HeadCell>
            <Cell>
              <span className="flex flex-wrap gap-1.5">
                <Badge tone={state.tone}>{state.label}</Badge>
                {item.places !== null && item.state === "open" ? <Badge tone="info">{item.places - item.taken} of {item.places} left</Badge> : null}
                {deal.verify === "wait" && !item.verified ? <Badge tone="warning">Waits for verification</Badge> : null}
              </span>
              {item.note ? <span className="mt-1 block text-xs text-muted-foreground">{item.note}</span> : null}
            </Cell>
            <Cell>
              {item.total === 0 ? <span className="text-muted-foreground">No {lower(deal.request.label_plural)} yet</span> : item.total}
              {item.waiting > 0 ? <Badge tone="info" className="ml-2">{item.waiting} to answer</Badge> : null}
            </Cell>
            <Cell><show.Date value={item.createdAt} /></Cell>
          </Row>
        );
      })}
    </Table>
  );
}

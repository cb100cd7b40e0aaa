// @file if app.agent
import { readModel } from "@/kit/ai/model";
import { dateTime, money } from "@/kit/format";
import { Badge } from "@/kit/ui/badge";
import { Empty } from "@/kit/ui/empty";
import { Icon } from "@/kit/ui/icon";
import { Link } from "@/kit/ui/link";
import { PageHeader } from "@/kit/ui/page";
import { PauseSwitch } from "./pause-switch";
import { queue } from "./queries";
import type { agentMessages } from "./schema";
import { agent, categoryLabel } from "./settings";

type Message = typeof agentMessages.$inferSelect;
const pays = agent.tools.some((tool) => tool.kind === "money");

/** How long something took, for a figure: "40 s", "12 min", "2 h 5 min". */
function span(minutes: number | null): string {
  if (minutes === null) return "–";
  if (minutes < 1) return `${Math.round(minutes * 60)} s`;
  return minutes < 60 ? `${Math.round(minutes)} min` : `${Math.floor(minutes / 60)} h ${Math.round(minutes % 60)} min`;
}

/** What waits for a person, what the agent has done, and the switch that stops it. */
export async function Queue() {
  const { list, paused, figures } = await queue();
  const group = (...states: Message["state"][]) => list.filter((one) => states.includes(one.state));
  const closed = group("done", "rejected").toSorted((a, b) => (b.closedAt?.getTime() ?? 0) - (a.closedAt?.getTime() ?? 0));
  return (
    <>
      <PageHeader title="Queue" lead="What needs a person comes first. Everything the agent did can be read step by step.">
        <PauseSwitch paused={paused} />
      </PageHeader>
      {readModel() ? null : (
        <p role="note" className="mb-6 flex max-w-3xl items-start gap-2.5 rounded-(--radius-control) bg-warning px-3.5 py-2.5 text-sm text-warning-foreground">
          <Icon name="alert" className="mt-0.5" />
          <span><strong className="font-semibold">Practice mode:</strong> no AI key is set up, so the agent sorts by simple rules. Set <code>ANTHROPIC_API_KEY</code> or <code>OPENAI_API_KEY</code> on the server to have a model read the messages.</span>
        </p>
      )}
      {paused ? <p role="status" className="mb-6 max-w-3xl rounded-(--radius-control) bg-danger px-3.5 py-2.5 text-sm text-danger-foreground">The agent is paused. Messages are only collected.</p> : null}
      <dl className="mb-8 grid gap-4 sm:grid-cols-3">
        <Figure label="Solved without a person" value={figures.closed === 0 ? "–" : `${Math.round((100 * figures.alone) / figures.closed)} %`} />
        {pays ? <Figure label="Paid back this month" value={money(figures.paid)} /> : <Figure label="Handled" value={String(figures.closed)} />}
        <Figure label="Average time" value={span(figures.minutes)} />
      </dl>
      <Part title="Needs a person" list={group("waiting")} empty="Nothing waits for you." />
      {group("collected").length > 0 ? <Part title="Collected" list={group("collected")} empty="" /> : null}
      <Part title="Handled" list={closed} empty="Nothing yet. Messages come in by the form." />
    </>
  );
}

const Figure = ({ label, value }: { label: string; value: string }) => (
  <div className="rounded-(--radius-panel) border bg-card px-4 py-3 shadow-soft">
    <dt className="text-xs text-muted-foreground">{label}</dt>
    <dd className="mt-1 text-2xl font-semibold tabular-nums text-heading">{value}</dd>
  </div>
);

function Part({ title, list, empty }: { title: string; list: Message[]; empty: string }) {
  return (
    <section aria-label={title} className="mb-8">
      <h2 className="mb-3 text-base font-semibold">{title} <span className="font-normal text-muted-foreground">{list.length}</span></h2>
      {list.length === 0 ? <Empty icon="inbox" title={empty} /> : (
        <ul aria-label={title} className="grid divide-y overflow-hidden rounded-(--radius-panel) border bg-card shadow-soft">
          {list.map((one) => (
            <li key={one.id} className="grid gap-2 px-4 py-3.5 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-center">
              <div className="min-w-0">
                <Link href={`/queue/${one.id}`} className="line-clamp-1 font-medium text-heading hover:underline">{one.body}</Link>
                <p className="mt-0.5 text-xs text-muted-foreground">{[one.name, one.number, dateTime(one.createdAt)].filter(Boolean).join(" · ")}</p>
              </div>
              <div className="flex flex-wrap items-center gap-2">
                {one.urgent ? <Badge tone="danger">Urgent</Badge> : null}
                {one.category ? <Badge tone="info">{categoryLabel(one.category)}</Badge> : null}
                {one.category ? <span className="text-xs tabular-nums text-muted-foreground">{one.confidence} %</span> : null}
                {one.state === "rejected" ? <Badge>Rejected</Badge> : null}
                {one.state === "done" ? <Badge tone="success">{one.decidedName ? `Approved by ${one.decidedName}` : "By the agent"}</Badge> : null}
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

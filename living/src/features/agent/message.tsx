// @file if app.agent
import { missing } from "@/kit/auth";
import { dateTime, money } from "@/kit/format";
import { Badge } from "@/kit/ui/badge";
import { Section } from "@/kit/ui/card";
import { PageHeader } from "@/kit/ui/page";
import { Decide } from "./decide-buttons";
import { messageWithSteps } from "./queries";
import { agent, categoryLabel } from "./settings";

/** One message: what came in, what the agent makes of it, every step with its input and result, and what a person may do. */
export async function AgentMessage({ id }: { id: string }) {
  const found = await messageWithSteps(id);
  if (!found) return missing();
  const { message, steps } = found;
  const pays = steps.some((step) => agent.tools.find((tool) => tool.label === step.tool)?.kind === "money");
  return (
    <>
      <PageHeader
        title={`${agent.message.label} from ${message.name}`}
        lead={[message.number && `${agent.subject.number} ${message.number}`, dateTime(message.createdAt)].filter(Boolean).join(" · ")}
        back={{ href: "/queue", label: "Queue" }}
      >
        {message.urgent ? <Badge tone="danger">Urgent</Badge> : null}
        <Badge tone={message.state === "done" ? "success" : message.state === "waiting" ? "warning" : "neutral"}>
          {{ collected: "Collected", waiting: "Waits for a person", done: "Done", rejected: "Rejected" }[message.state]}
        </Badge>
      </PageHeader>
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid gap-6">
          <Section title={agent.message.label}><p className="max-w-prose text-sm leading-relaxed whitespace-pre-wrap">{message.body}</p></Section>
          <Section title={message.state === "done" ? "What the agent did" : "What the agent plans"}>
            {steps.length === 0 ? <p className="text-sm text-muted-foreground">The agent has not looked at this yet.</p> : (
              <ol className="grid gap-3">
                {steps.map((step) => (
                  <li key={step.id} className="grid gap-1 rounded-(--radius-control) bg-muted/60 p-4 text-sm">
                    <p className="flex flex-wrap items-center justify-between gap-2 font-medium text-heading">
                      <span>{step.position}. {step.tool}</span>
                      <Badge tone={step.done ? "success" : "neutral"}>{step.done ? "Done" : "Planned"}</Badge>
                    </p>
                    <dl className="grid gap-x-3 gap-y-1 sm:grid-cols-[4rem_minmax(0,1fr)]">
                      <dt className="text-muted-foreground">Input</dt><dd>{step.input}</dd>
                      <dt className="text-muted-foreground">Result</dt><dd className="whitespace-pre-wrap">{step.result}</dd>
                    </dl>
                  </li>
                ))}
              </ol>
            )}
          </Section>
        </div>
        <Section title="Decision">
          <dl className="mb-5 grid gap-3 text-sm">
            <div><dt className="text-muted-foreground">Sorted as</dt><dd className="font-medium">{categoryLabel(message.category)}</dd></div>
            <div><dt className="text-muted-foreground">Confidence</dt><dd className="font-medium tabular-nums">{message.confidence} %</dd></div>
            {message.amount === null ? null : <div><dt className="text-muted-foreground">Amount</dt><dd className="font-medium tabular-nums">{money(message.amount)}</dd></div>}
            <div><dt className="text-muted-foreground">Why</dt><dd>{message.why || "–"}</dd></div>
            {message.decidedName ? <div><dt className="text-muted-foreground">Decided by</dt><dd>{message.decidedName}{message.closedAt ? `, ${dateTime(message.closedAt)}` : ""}</dd></div> : null}
          </dl>
          {message.state === "waiting" ? <Decide id={message.id} reply={message.reply} amount={message.amount} pays={pays} /> : null}
        </Section>
      </div>
    </>
  );
}

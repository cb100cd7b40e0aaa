// @file if app.support
import { missing, requireUser } from "@/kit/auth";
import { isUuid } from "@/kit/data/conditions";
import { money } from "@/kit/format";
import { Card } from "@/kit/ui/card";
import { PageHeader } from "@/kit/ui/page";
import { PayForm } from "./pay-form";
import { levelWithPage } from "./queries";

/** The pay page of a level. */
export async function Pay({ level }: { level: string }) {
  await requireUser();
  const found = isUuid(level) ? await levelWithPage(level) : null;
  if (!found) return missing();
  const back = `/support-pages/${found.page}`;
  return (
    <>
      <PageHeader title={`Support ${found.pageName}`} back={{ href: back, label: found.pageName }} />
      <Card className="grid max-w-xl gap-4 p-6">
        <p className="flex items-baseline justify-between gap-4"><span className="font-semibold">{found.name}</span><span className="tabular-nums">{money(found.price)} per month</span></p>
        {found.text ? <p className="text-sm whitespace-pre-wrap text-muted-foreground">{found.text}</p> : null}
        <p className="rounded-(--radius-control) bg-warning px-3 py-2 text-sm text-warning-foreground"><strong>Simulated payment.</strong> No money moves and no card is asked for.</p>
        <p className="text-sm text-muted-foreground">You can change the level or end it at any time. After ending, everything stays open until the paid month is over.</p>
        <PayForm level={found.id} price={money(found.price)} back={back} />
      </Card>
    </>
  );
}

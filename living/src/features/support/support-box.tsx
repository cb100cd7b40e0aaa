// @file if app.support
import { shortDate, money } from "@/kit/format";
import { Badge } from "@/kit/ui/badge";
import { Button } from "@/kit/ui/button";
import { Section } from "@/kit/ui/card";
import { Link } from "@/kit/ui/link";
import { EndSupport } from "./end-support";
import { levelsOf } from "./queries";

/** The levels at which a page can be supported, and what the viewer has. */
export async function SupportBox({ page }: { page: string }) {
  const { viewer, levels, held, runs } = await levelsOf(page);
  return (
    <Section title="Support">
      {held ? (
        <div className="mb-4 flex flex-wrap items-center gap-3 text-sm">
          <p>
            You support this page at {levels.find((one) => one.id === held.level)?.name ?? "a level"}.{" "}
            {held.ends ? `It has ended; everything stays open until ${shortDate(held.paidUntil)}.` : `Paid until ${shortDate(held.paidUntil)}, then month by month.`}
          </p>
          {held.ends ? null : <EndSupport page={page} until={shortDate(held.paidUntil)} />}
        </div>
      ) : null}
      {levels.length === 0 ? (
        <p className="text-sm text-muted-foreground">{runs ? "Add a level below, so that people can support this page." : "There are no levels of support yet."}</p>
      ) : (
        <ul aria-label="Levels" className="grid gap-3 sm:grid-cols-3">
          {levels.map((one) => (
            <li key={one.id} className="flex flex-col gap-2 rounded-(--radius-panel) border p-4">
              <p className="flex flex-wrap items-center justify-between gap-2"><span className="font-semibold">{one.name}</span>{held?.level === one.id ? <Badge tone="success">Yours</Badge> : null}</p>
              <p className="text-sm"><span className="text-lg font-semibold tabular-nums">{money(one.price)}</span> per month</p>
              {one.text ? <p className="text-sm whitespace-pre-wrap text-muted-foreground">{one.text}</p> : null}
              {runs || (held?.level === one.id && !held.ends) ? null : (
                <Button asChild size="sm" className="mt-auto">
                  <Link href={viewer ? `/support/${one.id}` : `/sign-in?next=/support/${one.id}`}>{held && held.level !== one.id ? `Change to ${one.name}` : held ? `Go on with ${one.name}` : `Join ${one.name}`}</Link>
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {runs ? <p className="mt-4 text-sm"><Link href="/supporters" className="text-link underline underline-offset-4">See your supporters and the monthly sum</Link></p> : null}
    </Section>
  );
}

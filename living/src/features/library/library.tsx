// @file if app.guard.purchase
// @each entity if entity.guard.purchase
import { boughtSampleItems } from "@/features/sample-item/bought";
// @end
import { withUser } from "@/kit/auth";
import { dateTime, money } from "@/kit/format";
import { Badge } from "@/kit/ui/badge";
import { Card } from "@/kit/ui/card";
import { Empty } from "@/kit/ui/empty";
import { Link } from "@/kit/ui/link";
import { PageHeader } from "@/kit/ui/page";
import type { Bought } from "./types";

/** Everything the account has bought, with what is new in it. */
export async function Library() {
  const bought = await withUser(async (tx, account) => {
    const found: Bought[][] = [];
    // @each entity if entity.guard.purchase
    found.push(await boughtSampleItems(tx, account.id));
    // @end
    return found.flat();
  });
  return (
    <>
      <PageHeader title="Library" lead="What you bought. New versions come at no cost and are marked until you open them." />
      {bought.length === 0 ? (
        <Empty icon="book" title="Nothing here yet">What you buy shows up here and stays.</Empty>
      ) : (
        <ul aria-label="Library" className="grid max-w-3xl gap-3">
          {bought.map((one) => (
            <li key={one.id}>
              <Card className="grid gap-1 px-5 py-4">
                <p className="flex flex-wrap items-center gap-2">
                  <Link href={one.href} className="font-medium hover:underline">{one.title}</Link>
                  {one.update === null ? null : <Badge tone="info">Updated</Badge>}
                </p>
                {one.update === null ? null : <p className="text-sm break-words">{one.update}</p>}
                <p className="text-xs text-muted-foreground">Version {one.version} · bought {dateTime(one.at)} · {one.price > 0 ? money(one.price) : "free"}</p>
              </Card>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

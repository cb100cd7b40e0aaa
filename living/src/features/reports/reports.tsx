// @file if app.report
import { notFound } from "next/navigation";
// @each entity if entity.report
import { reportedSampleItems } from "@/features/sample-item/reported";
// @end
import { isAdmin } from "@/kit/access";
import { requireUser, withUser } from "@/kit/auth";
import { dateTime } from "@/kit/format";
import { Card } from "@/kit/ui/card";
import { Empty } from "@/kit/ui/empty";
import { Link } from "@/kit/ui/link";
import { PageHeader } from "@/kit/ui/page";
import { SettleButtons } from "./settle-buttons";
import type { Reported } from "./types";

/** What accounts reported, for admins: each row is removed or stays. */
export async function Reports() {
  if (!isAdmin(await requireUser())) notFound();
  const reported = await withUser(async (tx) => {
    const found: Reported[][] = [];
    // @each entity if entity.report
    found.push(await reportedSampleItems(tx));
    // @end
    return found.flat();
  });
  return (
    <>
      <PageHeader title="Reports" lead="What people reported. Remove it for everybody, or keep it and close the report." />
      {reported.length === 0 ? (
        <Empty icon="check-circle" title="Nothing is reported">Reports appear here as soon as somebody sends one.</Empty>
      ) : (
        <ul aria-label="Reports" className="grid gap-3">
          {reported.map((one) => (
            <li key={one.id}>
              <Card className="grid gap-3 px-5 py-4">
                <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
                  <div className="min-w-0 flex-1 basis-60">
                    <Link href={one.href} className="font-medium break-words hover:underline">{one.title}</Link>
                    <ul className="mt-1.5 grid gap-1 text-sm text-muted-foreground">
                      {one.reasons.map((reason) => (
                        <li key={`${reason.by} ${reason.at.toISOString()}`}>“{reason.text}” — {reason.by}, {dateTime(reason.at)}</li>
                      ))}
                    </ul>
                  </div>
                  <SettleButtons what={one.kind} settle={one.settle} />
                </div>
              </Card>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

import { eq, sum } from "drizzle-orm";
import { exhibits, exhibitTimeEntries } from "@/db/schema";
import { viewer as currentViewer, withUser } from "@/kit/auth";
import { duration } from "@/kit/format";
import { Icon } from "@/kit/ui/icon";
import type { Within } from "./within";

/** The time spent on all exhibits of one row, for those who may see it; nothing while there is none. */
export async function ExhibitTimeTotal({ within }: { within: Within }) {
  if (!(await currentViewer())) return null;
  const [row] = await withUser((tx) =>
    tx
      .select({ minutes: sum(exhibitTimeEntries.minutes).mapWith(Number) })
      .from(exhibitTimeEntries)
      .innerJoin(exhibits, eq(exhibits.id, exhibitTimeEntries.exhibitId))
      .where(eq(exhibits[within.field], within.id)),
  );
  if (!row?.minutes) return null;
  return (
    <span className="inline-flex items-center gap-1.5 text-sm text-muted-foreground">
      <Icon name="clock" />
      {duration(row.minutes)} logged
    </span>
  );
}

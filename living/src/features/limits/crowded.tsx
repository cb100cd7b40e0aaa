// @file if app.away
import { sql } from "drizzle-orm";
import { withViewer } from "@/kit/auth";
import { rowsOf } from "@/kit/db/engine";
import { longDate } from "@/kit/format";
import { Icon } from "@/kit/ui/icon";

/** A warning before a decision: the days on which too many of the team would be away. */
export async function Crowded({ table, id }: { table: string; id: string }) {
  const days = await withViewer(async (tx, viewer) =>
    viewer ? rowsOf<{ day: string; share: string | number }>(await tx.execute(sql`select day::text, share from app.crowded_days(${table}, ${id})`)) : [],
  );
  if (days.length === 0) return null;
  return (
    <div role="note" aria-label="Warning" className="flex items-start gap-3 rounded-(--radius-panel) bg-warning px-4 py-3 text-sm text-warning-foreground">
      <Icon name="alert" className="mt-0.5 size-5" />
      <p>
        Too many would be away: {days.slice(0, 6).map(({ day, share }) => `${longDate(day)} (${Number(share)} %)`).join(", ")}
        {days.length > 6 ? ` and ${days.length - 6} more days` : ""}. It can be approved all the same.
      </p>
    </div>
  );
}

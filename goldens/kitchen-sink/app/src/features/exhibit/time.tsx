import { desc, eq } from "drizzle-orm";
import { profiles, exhibitTimeEntries, exhibitTimers } from "@/db/schema";
import { viewer as currentViewer, withUser } from "@/kit/auth";
import { shortDate, today } from "@/kit/format";
import { TimeLog } from "@/kit/timer/time-log";
import { Section } from "@/kit/ui/card";
import { deleteExhibitTime, editExhibitTime, logExhibitTime, startExhibitTimer, stopExhibitTimer } from "./time-actions";

/** The time spent on a row; only accounts see it. */
export async function ExhibitTime({ id }: { id: string }) {
  if (!(await currentViewer())) return null;
  const { entries, timer } = await withUser(async (tx, account) => {
    const rows = await tx
      .select({
        id: exhibitTimeEntries.id,
        ownerId: exhibitTimeEntries.ownerId,
        author: profiles.name,
        minutes: exhibitTimeEntries.minutes,
        note: exhibitTimeEntries.note,
        day: exhibitTimeEntries.day,
      })
      .from(exhibitTimeEntries)
      .leftJoin(profiles, eq(profiles.id, exhibitTimeEntries.ownerId))
      .where(eq(exhibitTimeEntries.exhibitId, id))
      .orderBy(desc(exhibitTimeEntries.day), desc(exhibitTimeEntries.createdAt));
    const [running] = await tx.select({ startedAt: exhibitTimers.startedAt }).from(exhibitTimers).where(eq(exhibitTimers.exhibitId, id));
    return {
      timer: running?.startedAt.toISOString() ?? null,
      entries: rows.map(({ ownerId, author, ...row }) => ({ ...row, dayText: shortDate(row.day), author: author ?? "Somebody", own: ownerId === account.id })),
    };
  });
  return (
    <Section title="Time">
      <TimeLog
        entries={entries}
        today={today()}
        timer={timer}
        actions={{
          log: logExhibitTime.bind(null, id),
          edit: editExhibitTime,
          remove: deleteExhibitTime,
          startTimer: startExhibitTimer.bind(null, id),
          stopTimer: stopExhibitTimer,
        }}
      />
    </Section>
  );
}

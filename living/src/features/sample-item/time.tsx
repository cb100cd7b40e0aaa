// @file each entity if entity.time_log
import { desc, eq } from "drizzle-orm";
import { profiles, sampleItemTimeEntries, sampleItemTimers } from "@/db/schema";
import { viewer as currentViewer, withUser } from "@/kit/auth";
import { shortDate, today } from "@/kit/format";
import { TimeLog } from "@/kit/timer/time-log";
import { Section } from "@/kit/ui/card";
import { deleteSampleItemTime, editSampleItemTime, logSampleItemTime, startSampleItemTimer, stopSampleItemTimer } from "./time-actions";

/** The time spent on a row; only accounts see it. */
export async function SampleItemTime({ id }: { id: string }) {
  if (!(await currentViewer())) return null;
  const { entries, timer } = await withUser(async (tx, account) => {
    const rows = await tx
      .select({
        id: sampleItemTimeEntries.id,
        ownerId: sampleItemTimeEntries.ownerId,
        author: profiles.name,
        minutes: sampleItemTimeEntries.minutes,
        note: sampleItemTimeEntries.note,
        day: sampleItemTimeEntries.day,
      })
      .from(sampleItemTimeEntries)
      .leftJoin(profiles, eq(profiles.id, sampleItemTimeEntries.ownerId))
      .where(eq(sampleItemTimeEntries.sampleItemId, id))
      .orderBy(desc(sampleItemTimeEntries.day), desc(sampleItemTimeEntries.createdAt));
    const [running] = await tx.select({ startedAt: sampleItemTimers.startedAt }).from(sampleItemTimers).where(eq(sampleItemTimers.sampleItemId, id));
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
          log: logSampleItemTime.bind(null, id),
          edit: editSampleItemTime,
          remove: deleteSampleItemTime,
          startTimer: startSampleItemTimer.bind(null, id),
          stopTimer: stopSampleItemTimer,
        }}
      />
    </Section>
  );
}

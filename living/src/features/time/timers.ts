// @file if app.time_log
import { eq } from "drizzle-orm";
// @each entity if entity.time_log
import { sampleItemTimeEntries, sampleItemTimers } from "@/db/schema";
// @end
import type { Account } from "@/kit/access";
import type { Tx } from "@/kit/db/engine";
import { measured } from "@/kit/timer/duration";
import { today } from "@/kit/format";

/** Stops whatever timer of the account runs and logs its time there. Returns the minutes logged, 0 when none ran. */
export async function stopAllTimers(tx: Tx, account: Account): Promise<number> {
  let minutes = 0;
  const day = today();
  // @each entity if entity.time_log
  for (const timer of await tx.delete(sampleItemTimers).where(eq(sampleItemTimers.ownerId, account.id)).returning()) {
    const spent = measured(timer.startedAt.getTime(), Date.now());
    await tx.insert(sampleItemTimeEntries).values({ sampleItemId: timer.sampleItemId, minutes: spent, note: "Timer", day });
    minutes += spent;
  }
  // @end
  return minutes;
}

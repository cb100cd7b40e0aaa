import { eq } from "drizzle-orm";
import { exhibitTimeEntries, exhibitTimers } from "@/db/schema";
import type { Account } from "@/kit/access";
import type { Tx } from "@/kit/db/engine";
import { measured } from "@/kit/timer/duration";
import { today } from "@/kit/format";

/** Stops whatever timer of the account runs and logs its time there. Returns the minutes logged, 0 when none ran. */
export async function stopAllTimers(tx: Tx, account: Account): Promise<number> {
  let minutes = 0;
  const day = today();
  for (const timer of await tx.delete(exhibitTimers).where(eq(exhibitTimers.ownerId, account.id)).returning()) {
    const spent = measured(timer.startedAt.getTime(), Date.now());
    await tx.insert(exhibitTimeEntries).values({ exhibitId: timer.exhibitId, minutes: spent, note: "Timer", day });
    minutes += spent;
  }
  return minutes;
}

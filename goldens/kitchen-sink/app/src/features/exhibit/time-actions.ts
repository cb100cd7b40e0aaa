"use server";
import { eq } from "drizzle-orm";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { exhibitTimeEntries, exhibitTimers } from "@/db/schema";
import { stopAllTimers } from "@/features/time/timers";
import { withUser } from "@/kit/auth";
import { attempt } from "@/kit/db/attempt";
import { duration } from "@/kit/format";
import { MAX_MINUTES } from "@/kit/timer/duration";
import { isDay } from "@/kit/timer/week";

type Result = { ok: true; notice?: string } | { ok: false; error: string };

const id = z.uuid();
const entry = z.object({
  minutes: z.int().min(1).max(MAX_MINUTES),
  note: z.string().trim().max(500),
  day: z.string().refine(isDay),
});
const notAllowed: Result = { ok: false, error: "You are not allowed to do this." };
const unreadable: Result = { ok: false, error: "Enter a time between 1 min and 24 h." };

export async function logExhibitTime(exhibit: string, input: z.input<typeof entry>): Promise<Result> {
  const read = entry.safeParse(input);
  if (!read.success) return unreadable;
  return run(async (tx) => {
    await tx.insert(exhibitTimeEntries).values({ exhibitId: id.parse(exhibit), ...read.data });
    return { ok: true, notice: `${duration(read.data.minutes)} logged` };
  });
}

export async function editExhibitTime(timeEntry: string, input: z.input<typeof entry>): Promise<Result> {
  const read = entry.safeParse(input);
  if (!read.success) return unreadable;
  return run(async (tx) => {
    const changed = await tx
      .update(exhibitTimeEntries)
      .set(read.data)
      .where(eq(exhibitTimeEntries.id, id.parse(timeEntry)))
      .returning({ id: exhibitTimeEntries.id });
    return changed.length > 0 ? { ok: true } : notAllowed;
  });
}

export async function deleteExhibitTime(timeEntry: string): Promise<Result> {
  return run(async (tx) => {
    const gone = await tx
      .delete(exhibitTimeEntries)
      .where(eq(exhibitTimeEntries.id, id.parse(timeEntry)))
      .returning({ minutes: exhibitTimeEntries.minutes });
    return gone[0] ? { ok: true, notice: `${duration(gone[0].minutes)} deleted` } : notAllowed;
  });
}

/** Starts the account's timer on this row; one that runs elsewhere stops and its time is logged there. */
export async function startExhibitTimer(exhibit: string): Promise<Result> {
  return run(async (tx, account) => {
    const stopped = await stopAllTimers(tx, account);
    await tx.insert(exhibitTimers).values({ exhibitId: id.parse(exhibit) });
    return { ok: true, notice: stopped > 0 ? `Timer started; the other one logged ${duration(stopped)}` : "Timer started" };
  });
}

/** Stops the account's timer and logs its time on the row where it ran. */
export async function stopExhibitTimer(): Promise<Result> {
  return run(async (tx, account) => {
    const stopped = await stopAllTimers(tx, account);
    return stopped > 0 ? { ok: true, notice: `${duration(stopped)} logged` } : { ok: false, error: "No timer is running." };
  });
}

async function run(work: Parameters<typeof withUser<Result>>[0]): Promise<Result> {
  const done = await attempt(() => withUser(work));
  if (!done.ok) return done;
  if (done.value.ok) revalidatePath("/", "layout");
  return done.value;
}

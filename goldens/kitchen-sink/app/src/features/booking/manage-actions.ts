"use server";
import { eq } from "drizzle-orm";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { withUser } from "@/kit/auth";
import { addDays, instantAt, isDay, parseClock } from "@/kit/booking";
import { FOREIGN_KEY_VIOLATION, NOT_ALLOWED, refusalOf } from "@/kit/db/errors";
import type { Tx } from "@/kit/db/engine";
import { parseMoney } from "@/kit/format";
import {
  absences,
  bookingSettings,
  extras,
  openingHours,
  providers,
  services,
} from "./schema";
import { readSettings } from "./settings";

/** What a form said, by the names of its inputs. */
export type Typed = Record<string, string>;
export type SaveResult = { ok: true } | { ok: false; error?: string; problems?: Record<string, string> };

const name = z.string().trim().min(1, "Enter a name").max(120, "Keep it under 120 characters");
const price = z.string().transform((text, context) => {
  const value = parseMoney(text);
  if (value !== null && value >= 0 && value <= 100_000_000) return value;
  context.addIssue({ code: "custom", message: "Enter an amount" });
  return z.NEVER;
});
const whole = (least: number, most: number) =>
  z.string().transform((text, context) => {
    const value = Number(text.trim() || "x");
    if (Number.isInteger(value) && value >= least && value <= most) return value;
    context.addIssue({ code: "custom", message: `Enter a whole number from ${least} to ${most}` });
    return z.NEVER;
  });
const optional = (schema: ReturnType<typeof whole>) => z.union([z.literal("").transform(() => null), schema]);
const tick = z.string().optional().transform((text) => text === "on");

const serviceInput = z.object({
  name,
  description: z.string().trim().max(500, "Keep it under 500 characters"),
  minutes: whole(5, 1440),
  price,
  bufferMinutes: optional(whole(0, 480)),
  takesExtras: tick,
  firstVisit: tick,
  active: tick,
});

const providerInput = z.object({
  name,
  profileId: z.union([z.literal("").transform(() => null), z.uuid()]),
  active: tick,
});

const extraInput = z.object({ name, price, minutes: whole(0, 480), active: tick });

const settingsInput = z.object({
  slotMinutes: whole(5, 240),
  bufferMinutes: whole(0, 480),
  leadMinutes: whole(0, 100_000),
  horizonDays: whole(1, 730),
  cancelHours: whole(0, 8760),
  cancelFee: price,
  capacity: whole(0, 1000),
});

/** Checks what was typed and writes it; says what is wrong by input. The database refuses whoever is no admin. */
async function save<S extends z.ZodType>(schema: S, typed: Typed, write: (tx: Tx, values: z.output<S>) => Promise<unknown>): Promise<SaveResult> {
  const read = schema.safeParse(typed);
  if (!read.success) {
    const problems: Record<string, string> = {};
    for (const issue of read.error.issues) problems[String(issue.path[0])] ??= issue.message;
    return { ok: false, problems };
  }
  return attempt((tx) => write(tx, read.data));
}

async function attempt(work: (tx: Tx) => Promise<unknown>): Promise<SaveResult> {
  try {
    const rows = await withUser(work);
    // A policy hides rows that may not be changed: nothing was written then.
    if (Array.isArray(rows) && rows.length === 0) return { ok: false, error: "You may not do this." };
  } catch (error) {
    const code = refusalOf(error)?.code;
    if (code === NOT_ALLOWED) return { ok: false, error: "You may not do this." };
    if (code === FOREIGN_KEY_VIOLATION) return { ok: false, error: "It has been booked, so it stays. Switch it off instead." };
    throw error;
  }
  for (const path of ["/services", "/providers", "/hours", "/book", "/schedule"]) revalidatePath(path);
  return { ok: true };
}

const uuid = (id: string) => z.uuid().parse(id);

export async function saveService(id: string | null, typed: Typed): Promise<SaveResult> {
  return save(serviceInput, typed, (tx, values) =>
    id
      ? tx.update(services).set({ ...values, updatedAt: new Date() }).where(eq(services.id, uuid(id))).returning({ id: services.id })
      : tx.insert(services).values({ ...values, position: Math.round(Date.now() / 1000) }).returning({ id: services.id }),
  );
}

export async function deleteService(id: string): Promise<SaveResult> {
  return attempt((tx) => tx.delete(services).where(eq(services.id, uuid(id))).returning({ id: services.id }));
}

export async function saveProvider(id: string | null, typed: Typed): Promise<SaveResult> {
  return save(providerInput, typed, (tx, values) =>
    id
      ? tx.update(providers).set({ ...values, updatedAt: new Date() }).where(eq(providers.id, uuid(id))).returning({ id: providers.id })
      : tx.insert(providers).values({ ...values, position: Math.round(Date.now() / 1000) }).returning({ id: providers.id }),
  );
}

export async function deleteProvider(id: string): Promise<SaveResult> {
  return attempt((tx) => tx.delete(providers).where(eq(providers.id, uuid(id))).returning({ id: providers.id }));
}

export async function saveExtra(id: string | null, typed: Typed): Promise<SaveResult> {
  return save(extraInput, typed, (tx, values) =>
    id
      ? tx.update(extras).set({ ...values, updatedAt: new Date() }).where(eq(extras.id, uuid(id))).returning({ id: extras.id })
      : tx.insert(extras).values({ ...values, position: Math.round(Date.now() / 1000) }).returning({ id: extras.id }),
  );
}

export async function deleteExtra(id: string): Promise<SaveResult> {
  return attempt((tx) => tx.delete(extras).where(eq(extras.id, uuid(id))).returning({ id: extras.id }));
}

export async function saveSettings(typed: Typed): Promise<SaveResult> {
  return save(settingsInput, typed, (tx, values) => tx.update(bookingSettings).set(values).returning({ id: bookingSettings.id }));
}

export async function addOpeningHours(typed: Typed): Promise<SaveResult> {
  const weekday = Number(typed.weekday);
  const [from, to] = [parseClock(typed.from ?? ""), parseClock(typed.to ?? "")];
  const kind = typed.kind === "break" ? "break" : "open";
  const problems: Record<string, string> = {};
  if (!Number.isInteger(weekday) || weekday < 0 || weekday > 6) problems.weekday = "Choose a day";
  if (from === null) problems.from = "Enter a time";
  if (to === null) problems.to = "Enter a time";
  else if (from !== null && to <= from) problems.to = "Enter a time after the first";
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  return attempt((tx) => tx.insert(openingHours).values({ weekday, kind, fromTime: typed.from!, toTime: typed.to! }).returning({ id: openingHours.id }));
}

export async function removeOpeningHours(id: string): Promise<SaveResult> {
  return attempt((tx) => tx.delete(openingHours).where(eq(openingHours.id, uuid(id))).returning({ id: openingHours.id }));
}

/** An absence of whole days, or of some hours when times are given; on the wall clock of the settings' zone. */
export async function addAbsence(typed: Typed): Promise<SaveResult> {
  const { first = "", last = "", from = "", to = "" } = typed;
  const problems: Record<string, string> = {};
  if (!isDay(first)) problems.first = "Enter a day";
  if (last !== "" && !isDay(last)) problems.last = "Enter a day";
  else if (last !== "" && last < first) problems.last = "Enter a day that is not before the first";
  const begin = from === "" ? 0 : parseClock(from);
  const end = to === "" ? 1440 : parseClock(to);
  if (begin === null) problems.from = "Enter a time";
  if (end === null) problems.to = "Enter a time";
  if (begin !== null && end !== null && (last === "" || last === first) && end <= begin) problems.to = "Enter a time after the first";
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  return attempt(async (tx) => {
    const { timeZone } = await readSettings(tx);
    const until = last === "" ? first : last;
    const endsAt = end === 1440 ? instantAt(addDays(until, 1), 0, timeZone) : instantAt(until, end!, timeZone);
    return tx.insert(absences).values({
      providerId: typed.providerId ? uuid(typed.providerId) : null,
      startsAt: new Date(instantAt(first, begin!, timeZone)),
      endsAt: new Date(endsAt),
      reason: (typed.reason ?? "").trim().slice(0, 200),
    }).returning({ id: absences.id });
  });
}

export async function removeAbsence(id: string): Promise<SaveResult> {
  return attempt((tx) => tx.delete(absences).where(eq(absences.id, uuid(id))).returning({ id: absences.id }));
}

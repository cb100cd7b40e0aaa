import "server-only";
import { and, asc, eq, gte, ilike, lt, sql } from "drizzle-orm";
import { withUser, withViewer } from "@/kit/auth";
import { addDays, dayOf, instantAt, isDay, type BookingCalendar, type BusySpan } from "@/kit/booking";
import { rowsOf, type Tx } from "@/kit/db/engine";
import {
  absences,
  appointments,
  extras,
  openingHours,
  providers,
  services,
  type Settings,
} from "./schema";
import { readSettings } from "./settings";

const offeredServices = (tx: Tx) =>
  tx.select().from(services).where(eq(services.active, true)).orderBy(asc(services.position), asc(services.name));

const bookableProviders = (tx: Tx) =>
  tx.select().from(providers).where(eq(providers.active, true)).orderBy(asc(providers.position), asc(providers.name));

/** What is taken from now until the last day that can be booked; says nothing about whose it is. */
async function readBusy(tx: Tx, from: number, to: number): Promise<BusySpan[]> {
  const found = await tx.execute(sql`
    select provider_id, starts_at, ends_at, blocked_until, absence
    from app.busy_spans(${new Date(from).toISOString()}::timestamptz, ${new Date(to).toISOString()}::timestamptz)`);
  type Row = { provider_id: string | null; starts_at: string | Date; ends_at: string | Date; blocked_until: string | Date; absence: boolean };
  return rowsOf<Row>(found).map((row) => ({
    providerId: row.provider_id,
    start: new Date(row.starts_at).getTime(),
    end: new Date(row.ends_at).getTime(),
    until: new Date(row.blocked_until).getTime(),
    absence: row.absence,
  }));
}

async function readCalendar(tx: Tx, settings: Settings, providerIds: string[], now: number): Promise<BookingCalendar> {
  const zone = settings.timeZone;
  const weekly = await tx.select().from(openingHours).orderBy(asc(openingHours.weekday), asc(openingHours.fromTime));
  const spans = (kind: "open" | "break") =>
    weekly.filter((row) => row.kind === kind).map((row) => ({ weekday: row.weekday, from: row.fromTime, to: row.toTime }));
  return {
    zone,
    hours: spans("open"),
    breaks: spans("break"),
    providers: providerIds,
    busy: await readBusy(tx, now - 86_400_000, instantAt(addDays(dayOf(now, zone), settings.horizonDays + 1), 0, zone)),
    slotMinutes: settings.slotMinutes,
    leadMinutes: settings.leadMinutes,
    horizonDays: settings.horizonDays,
    capacity: settings.capacity,
  };
}

/** Everything that the booking page needs to offer times; visitors may see it all. */
export const readOffer = () =>
  withViewer(async (tx, viewer) => {
    const now = Date.now();
    const settings = await readSettings(tx);
    const offered = await offeredServices(tx);
    const takers = await bookableProviders(tx);
    const addable = await tx.select().from(extras).where(eq(extras.active, true)).orderBy(asc(extras.position), asc(extras.name));
    const mustBeFirst = offered.some((service) => service.firstVisit);
    const [known] =
      mustBeFirst && viewer
        ? await tx.select({ id: appointments.id }).from(appointments)
          .where(and(eq(appointments.customerId, viewer.id), eq(appointments.status, "booked"))).limit(1)
        : [];
    return {
      now,
      settings,
      services: offered,
      providers: takers.map(({ id, name }) => ({ id, name })),
      extras: addable,
      calendar: await readCalendar(tx, settings, takers.map((provider) => provider.id), now),
      /** A first visit comes first, and this account has not booked one. */
      firstVisitOnly: mustBeFirst && viewer !== null && !known,
    };
  });

export type Offer = Awaited<ReturnType<typeof readOffer>>;

const appointmentRows = (tx: Tx) =>
  tx.select({
    appointment: appointments,
    service: { name: services.name, minutes: services.minutes },
    provider: { id: providers.id, name: providers.name },
  }).from(appointments)
    .innerJoin(services, eq(services.id, appointments.serviceId))
    .innerJoin(providers, eq(providers.id, appointments.providerId));

export type BookedRow = Awaited<ReturnType<typeof appointmentRows>>[number];

/** The bookings of the signed-in account: coming ones first to come first, past and cancelled ones newest first. */
export const listOwnBookings = () =>
  withUser(async (tx, account) => {
    const settings = await readSettings(tx);
    const rows = await appointmentRows(tx).where(eq(appointments.customerId, account.id)).orderBy(asc(appointments.startsAt));
    const now = Date.now();
    const isComing = ({ appointment }: BookedRow) => appointment.status === "booked" && appointment.endsAt.getTime() > now;
    return { settings, now, coming: rows.filter(isComing), past: rows.filter((row) => !isComing(row)).toReversed() };
  });

/** One booking, or null when there is none that the account may see. */
export const readBooking = (id: string) =>
  withUser(async (tx, account) => {
    const settings = await readSettings(tx);
    const [row] = await appointmentRows(tx).where(eq(appointments.id, id));
    if (!row) return null;
    const all = await tx.select().from(extras);
    return {
      ...row,
      settings,
      now: Date.now(),
      own: row.appointment.customerId === account.id,
      extras: all.filter((extra) => row.appointment.extraIds.includes(extra.id)).map((extra) => extra.name),
    };
  });

/** What a booking needs to be moved: the free times for the same length of time, its own time not counted as taken. */
export const readMoveOffer = (row: BookedRow, settings: Settings) =>
  withUser(async (tx) => {
    const now = Date.now();
    const takers = await bookableProviders(tx);
    const calendar = await readCalendar(tx, settings, takers.map((provider) => provider.id), now);
    const own = row.appointment;
    const isOwn = (busy: BusySpan) => !busy.absence && busy.providerId === own.providerId && busy.start === own.startsAt.getTime();
    return {
      now,
      providers: takers.map(({ id, name }) => ({ id, name })),
      calendar: { ...calendar, busy: calendar.busy.filter((busy) => !isOwn(busy)) },
    };
  });

/**
 * The appointments around a day, today unless one is asked for, or those of everybody whose name holds the search; as far
 * as the account may see them, in order of time.
 */
export const readSchedule = (asked: string, range: (day: string) => { from: string; to: string }, search: string) =>
  withUser(async (tx) => {
    const settings = await readSettings(tx);
    const day = isDay(asked) ? asked : dayOf(Date.now(), settings.timeZone);
    const { from, to } = range(day);
    const [start, end] = [instantAt(from, 0, settings.timeZone), instantAt(addDays(to, 1), 0, settings.timeZone)];
    const pattern = `%${search.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
    const rows = await appointmentRows(tx)
      .where(search
        ? ilike(appointments.customerName, pattern)
        : and(gte(appointments.startsAt, new Date(start)), lt(appointments.startsAt, new Date(end))))
      .orderBy(asc(appointments.startsAt))
      .limit(500);
    const away = await tx.select().from(absences)
      .where(and(lt(absences.startsAt, new Date(end)), gte(absences.endsAt, new Date(start))))
      .orderBy(asc(absences.startsAt));
    const all = await tx.select({ id: extras.id, name: extras.name }).from(extras);
    return {
      settings,
      now: Date.now(),
      day,
      rows,
      absences: away,
      providers: await bookableProviders(tx),
      extraNames: Object.fromEntries(all.map((extra) => [extra.id, extra.name])),
    };
  });

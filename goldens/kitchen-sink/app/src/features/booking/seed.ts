import { and, asc, eq, sql } from "drizzle-orm";
import content from "@/content/booking.json";
import { addDays, dayOf, freeSlots, instantAt, type BookingCalendar, type BusySpan } from "@/kit/booking";
import { exampleAnswer } from "@/kit/booking/questions";
import type { Tx } from "@/kit/db/engine";
import { questions } from "./questions";
import { appointments, openingHours, providers, services, type Service } from "./schema";
import { readSettings } from "./settings";

interface Span {
  weekday: number;
  from: string;
  to: string;
}

/** What is offered at the start, as content/booking.json has it. */
interface Content {
  customer_role: string;
  staff_role?: string;
  services: { name: string; minutes: number; price: number; buffer_minutes?: number; no_extras?: boolean }[];
  providers: string[];
  extras?: { name: string; price: number; minutes: number }[];
  hours: Span[];
  breaks?: Span[];
  first_service?: string;
}

type Person = { id: string; name: string; role: string };

/** Fills an empty database: what is offered, and appointments of the demo accounts before and after today. */
export async function seedBooking(tx: Tx, people: readonly Person[]): Promise<void> {
  const offer: Content = content;
  // The migration has put them there.
  const offered = await tx.select().from(services).orderBy(asc(services.position));
  const staff = people.filter((person) => person.role === offer.staff_role);
  const takers = await tx.insert(providers).values(
    offer.providers.map((name, position) => ({
      name,
      profileId: staff[position]?.id ?? null,
      position,
    })),
  ).returning();
  const week = (spans: readonly Span[], kind: "open" | "break") =>
    spans.map(({ weekday, from, to }) => ({ weekday, kind, fromTime: from, toTime: to }));
  const hours = [...week(offer.hours, "open"), ...week(offer.breaks ?? [], "break")];
  if (hours.length > 0) await tx.insert(openingHours).values(hours);

  const customers = people.filter((person) => person.role === offer.customer_role);
  const settings = await readSettings(tx);
  const calendar: BookingCalendar = {
    zone: settings.timeZone,
    hours: offer.hours,
    breaks: offer.breaks ?? [],
    providers: takers.map((provider) => provider.id),
    busy: [],
    slotMinutes: settings.slotMinutes,
    leadMinutes: 0,
    horizonDays: settings.horizonDays,
    capacity: settings.capacity,
  };
  await seedAppointments(tx, calendar, offered, customers, settings);
}

/** Days from today on which the demo accounts have an appointment: what was, what is next, what is later. */
const DAYS = [-16, -9, -6, -2, 0, 0, 1, 1, 1, 2, 3, 3, 5, 8];

async function seedAppointments(
  tx: Tx,
  calendar: BookingCalendar,
  offered: Service[],
  customers: readonly Person[],
  settings: Awaited<ReturnType<typeof readSettings>>,
): Promise<void> {
  const now = Date.now();
  const today = dayOf(now, calendar.zone);
  const busy: BusySpan[] = [];
  // The first booking of somebody is a first visit, where there is such a thing.
  const first = offered.find((service) => service.firstVisit);
  const seen = new Set<string>();
  const kept: { customer: string; start: number; end: number }[] = [];
  for (const [i, ahead] of DAYS.entries()) {
    const customer = customers[i % Math.max(1, customers.length)];
    if (!customer) return;
    const service = first && !seen.has(customer.id) ? first : offered[i % offered.length]!;
    const from = ahead < 0 ? instantAt(addDays(today, ahead), 0, calendar.zone) : now;
    const minutes = service.minutes;
    if (minutes === null) continue;
    const wish = { minutes, buffer: service.bufferMinutes ?? settings.bufferMinutes };
    // The next open day from there on; in the morning, so that most of each day stays free.
    for (let day = addDays(today, ahead), tries = 0; tries < 7; day = addDays(day, 1), tries++) {
      const slot = freeSlots(day, wish, { ...calendar, busy, horizonDays: 60 }, from)
        .find((one) => (ahead >= 0 || one.end < now) && !kept.some((own) => own.customer === customer.id && own.start < one.end && one.start < own.end));
      if (!slot) continue;
      const providerId = slot.providers[i % slot.providers.length]!;
      const answers = Object.fromEntries(questions.map((question) => [question.name, exampleAnswer(question, i)]));
      await tx.insert(appointments).values({
        ...(answers as Partial<typeof appointments.$inferInsert>),
        customerId: customer.id,
        customerName: customer.name,
        serviceId: service.id,
        providerId,
        startsAt: new Date(slot.start),
      });
      busy.push({ providerId, start: slot.start, end: slot.end, until: slot.end + wish.buffer * 60_000, absence: false });
      seen.add(customer.id);
      kept.push({ customer: customer.id, start: slot.start, end: slot.end });
      break;
    }
  }
  // One that was called off in good time.
  const [last] = await tx.select({ id: appointments.id }).from(appointments).where(sql`${appointments.startsAt} < now()`).orderBy(appointments.startsAt).limit(1);
  if (last && busy.length > 6) {
    await tx.update(appointments).set({ status: "cancelled", cancelledAt: new Date(now - 20 * 86_400_000) })
      .where(and(eq(appointments.id, last.id), eq(appointments.status, "booked")));
  }
}

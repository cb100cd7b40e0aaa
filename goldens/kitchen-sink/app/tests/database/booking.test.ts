import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { absences, appointments, bookingSettings, openingHours, providers, services } from "@/db/schema";
import { addDays, dayOf, freeSlots, instantAt, timeText } from "@/kit/booking";
import { rowsOf, type Claims } from "@/kit/db/engine";
import { admin, ann, bob, eve, openTestDatabase, refused, type TestDatabase } from "./harness";

const ZONE = "Europe/Vienna";
const TAKEN = "23P01";
const RULE = "P0001";
const day = addDays(dayOf(Date.now(), ZONE), 10);
const at = (clock: string, on = day) => {
  const [hours, minutes] = clock.split(":").map(Number) as [number, number];
  return new Date(instantAt(on, hours * 60 + minutes, ZONE));
};

let test: TestDatabase;
let hour: string;
let quarter: string;
let first: string;
let second: string;
let third: string;

type Wanted = { service?: string; provider?: string; from: Date; customer?: Claims };
const book = (who: Claims | null, { service = hour, provider = first, from, customer }: Wanted) =>
  test.as(who, async (tx) => {
    const [row] = await tx
      .insert(appointments)
      .values({ serviceId: service, providerId: provider, startsAt: from, customerId: (customer ?? who)?.id ?? null })
      .returning();
    return row!;
  });
const cancel = (who: Claims, id: string, accept = false) => test.as(who, (tx) => tx.execute(sql`select app.cancel_appointment(${id}, ${accept})`));
const move = (who: Claims, id: string, provider: string, to: Date) =>
  test.as(who, (tx) => tx.execute(sql`select app.move_appointment(${id}, ${provider}, ${to.toISOString()}::timestamptz)`));
const clear = () => test.db.delete(appointments);

beforeAll(async () => {
  test = await openTestDatabase();
  const { db } = test;
  await db.update(services).set({ active: false }); // what the app itself offers may have rules of its own, such as a first visit
  await db.update(bookingSettings).set({
    timeZone: ZONE, slotMinutes: 15, bufferMinutes: 10, leadMinutes: 120, horizonDays: 56, cancelHours: 24, cancelFee: 4000, capacity: 2,
  });
  for (let weekday = 0; weekday < 7; weekday++) {
    await db.insert(openingHours).values([
      { weekday, kind: "open", fromTime: "08:00", toTime: "18:00" },
      { weekday, kind: "break", fromTime: "12:00", toTime: "13:00" },
    ]);
  }
  const offered = await db.insert(services).values([
    { name: "An hour", minutes: 60, price: 9500 },
    { name: "A quarter", minutes: 15, price: 2000, bufferMinutes: 0 },
  ]).returning();
  [hour, quarter] = offered.map((row) => row.id) as [string, string];
  const takers = await db.insert(providers).values([
    { name: "First", position: 1, profileId: bob.id },
    { name: "Second", position: 2 },
    { name: "Third", position: 3 },
  ]).returning();
  [first, second, third] = takers.map((row) => row.id) as [string, string, string];
});
afterAll(() => test.close());

describe("booking", () => {
  it("works out length, buffer and price, whatever the customer says", async () => {
    await clear();
    const [row] = await test.as(ann, (tx) =>
      tx.insert(appointments).values({
        serviceId: hour, providerId: first, startsAt: at("09:00"), customerId: ann.id, endsAt: at("09:01"), price: 1, customerName: "Somebody else",
      }).returning());
    expect(row).toMatchObject({ endsAt: at("10:00"), blockedUntil: at("10:10"), price: 9500, customerName: "ann", status: "booked", late: false });
  });
  it("takes a provider once at a time, changeover included, on both sides", async () => {
    await clear();
    await book(ann, { from: at("09:00") });
    for (const clock of ["08:00", "08:15", "09:00", "09:30", "10:00"]) await refused(book(eve, { from: at(clock) }), TAKEN);
    await refused(book(admin, { from: at("10:00"), customer: eve }), TAKEN);
    expect((await book(eve, { from: at("10:15") })).providerId).toBe(first);
    expect((await book(eve, { service: quarter, from: at("08:45") })).endsAt).toEqual(at("09:00"));
  });
  it("holds when several book in the same moment", async () => {
    await clear();
    const tries = await Promise.allSettled([ann, bob, eve].map((who) => book(who, { from: at("09:00") })));
    expect(tries.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    expect(await test.db.select().from(appointments)).toHaveLength(1);
  });
  it("never runs more at once than there is room for", async () => {
    await clear();
    await book(ann, { from: at("09:00") });
    await book(ann, { provider: second, from: at("09:30") });
    await refused(book(eve, { provider: third, from: at("09:00") }), TAKEN);
    await refused(book(eve, { provider: third, service: quarter, from: at("09:30") }), TAKEN);
    await book(eve, { provider: third, service: quarter, from: at("09:15") });
    await book(eve, { provider: third, from: at("10:00") });
  });
  it("keeps to opening hours, breaks, start times, lead and horizon", async () => {
    await clear();
    for (const clock of ["07:00", "17:15", "11:15", "12:30", "09:07"]) await refused(book(ann, { from: at(clock) }), RULE);
    await refused(book(ann, { from: new Date(Date.now() + 3_600_000) }), RULE);
    await refused(book(ann, { from: at("09:00", addDays(day, 60)) }), RULE);
    await book(ann, { from: at("11:00") });
    await book(ann, { from: at("13:00") });
  });
  it("takes absences away", async () => {
    await clear();
    await test.db.insert(absences).values({ providerId: first, startsAt: at("00:00"), endsAt: at("23:59"), reason: "Ill" });
    await refused(book(ann, { from: at("09:00") }), RULE);
    await book(ann, { provider: second, from: at("09:00") });
    await test.db.insert(absences).values({ providerId: null, startsAt: at("13:00"), endsAt: at("14:00") });
    await refused(book(ann, { provider: third, from: at("13:30") }), RULE);
    await test.db.delete(absences);
  });
  it("asks somebody new for a first visit, where there is one", async () => {
    await clear();
    await test.db.update(services).set({ firstVisit: true }).where(eq(services.id, hour));
    await refused(book(ann, { service: quarter, from: at("09:00") }), RULE);
    await book(ann, { service: hour, from: at("09:00") });
    await book(ann, { service: quarter, from: at("14:00") });
    await test.db.update(services).set({ firstVisit: false });
  });
  it("agrees with the times that the page offers", async () => {
    await clear();
    await book(ann, { from: at("09:00") });
    await book(ann, { provider: second, from: at("15:30") });
    const busy = rowsOf<Record<string, string>>(
      await test.as(null, (tx) => tx.execute(sql`select * from app.busy_spans(${at("00:00").toISOString()}::timestamptz, ${at("23:59").toISOString()}::timestamptz)`)),
    ).map((row) => ({
      providerId: row.provider_id!, start: +new Date(row.starts_at!), end: +new Date(row.ends_at!), until: +new Date(row.blocked_until!), absence: false,
    }));
    const weekly = [0, 1, 2, 3, 4, 5, 6];
    const offered = freeSlots(day, { minutes: 60, buffer: 10 }, {
      zone: ZONE, busy, providers: [first], slotMinutes: 15, leadMinutes: 120, horizonDays: 56, capacity: 2,
      hours: weekly.map((weekday) => ({ weekday, from: "08:00", to: "18:00" })),
      breaks: weekly.map((weekday) => ({ weekday, from: "12:00", to: "13:00" })),
    }, Date.now()).map((slot) => timeText(slot.start, ZONE));
    const possible: string[] = [];
    for (let minute = 7 * 60; minute < 19 * 60; minute += 15) {
      const start = new Date(instantAt(day, minute, ZONE));
      const row = await book(eve, { from: start }).catch(() => null);
      if (!row) continue;
      possible.push(timeText(start.getTime(), ZONE));
      await test.db.delete(appointments).where(eq(appointments.id, row.id));
    }
    expect(offered).toEqual(possible);
  });
});

describe("who sees and changes bookings", () => {
  it("customers see their own, staff their calendar, admins all, visitors none", async () => {
    await clear();
    await book(ann, { from: at("09:00") });
    await book(eve, { provider: second, from: at("09:00") });
    const seen = async (who: Claims) => (await test.as(who, (tx) => tx.select().from(appointments))).map((row) => row.customerName).toSorted();
    expect(await seen(ann)).toEqual(["ann"]);
    expect(await seen(eve)).toEqual(["eve"]);
    expect(await seen(admin)).toEqual(["ann", "eve"]);
    expect(await seen(bob)).toEqual(["ann"]);
    await refused(test.as(null, (tx) => tx.select().from(appointments)));
  });
  it("others learn that a time is taken, not by whom", async () => {
    const spans = rowsOf(await test.as(null, (tx) => tx.execute(sql`select * from app.busy_spans(now(), now() + interval '60 days')`)));
    expect(spans).toHaveLength(2);
    expect(Object.keys(spans[0]!).toSorted()).toEqual(["absence", "blocked_until", "ends_at", "provider_id", "starts_at"]);
    await refused(test.as(null, (tx) => tx.select().from(absences)));
  });
  it("nobody books for somebody else or without an account, but admins do", async () => {
    await refused(book(eve, { from: at("14:00"), customer: ann }));
    await refused(book(null, { from: at("14:00") }));
    expect((await book(admin, { from: at("14:00"), customer: ann })).customerId).toBe(ann.id);
  });
  it("nobody but admins changes what is offered", async () => {
    await refused(test.as(ann, (tx) => tx.insert(services).values({ name: "Mine", minutes: 15 })));
    expect(await test.as(ann, (tx) => tx.update(bookingSettings).set({ cancelFee: 0 }).returning())).toEqual([]);
    expect(await test.as(ann, (tx) => tx.update(appointments).set({ price: 0 }).returning())).toEqual([]);
    expect(await test.as(ann, (tx) => tx.delete(appointments).returning())).toEqual([]);
    expect(await test.as(admin, (tx) => tx.update(services).set({ price: 9500 }).returning())).not.toEqual([]);
  });
});

describe("cancelling and moving", () => {
  it("is free in good time and makes the time free", async () => {
    await clear();
    const own = await book(ann, { from: at("09:00") });
    await refused(cancel(eve, own.id), RULE);
    await cancel(ann, own.id);
    const [row] = await test.db.select().from(appointments);
    expect(row).toMatchObject({ status: "cancelled", late: false, fee: 0 });
    await book(eve, { from: at("09:00") });
  });
  it("costs a fee that must be accepted when it is late", async () => {
    await clear();
    await test.db.update(bookingSettings).set({ cancelHours: 24 * 20 });
    const own = await book(ann, { from: at("09:00") });
    await refused(cancel(ann, own.id), RULE);
    await refused(move(ann, own.id, first, at("14:00")), RULE);
    await cancel(ann, own.id, true);
    const [row] = await test.db.select().from(appointments);
    expect(row).toMatchObject({ status: "cancelled", late: true, fee: 4000 });
    await test.db.update(bookingSettings).set({ cancelHours: 24 });
  });
  it("moves to a free time only, and then frees the old one", async () => {
    await clear();
    const own = await book(ann, { from: at("09:00") });
    await book(eve, { from: at("14:00") });
    await refused(move(eve, own.id, first, at("16:00")), RULE);
    await refused(move(ann, own.id, first, at("14:30")), TAKEN);
    await move(ann, own.id, first, at("09:30"));
    await book(eve, { from: at("08:15") });
    const [row] = await test.db.select().from(appointments).where(eq(appointments.id, own.id));
    expect(row).toMatchObject({ startsAt: at("09:30"), endsAt: at("10:30") });
  });
});

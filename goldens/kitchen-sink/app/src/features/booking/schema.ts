import { sql } from "drizzle-orm";
import { bigint, boolean, integer, pgTable, smallint, text, time, timestamp, uuid } from "drizzle-orm/pg-core";

const id = () => uuid().primaryKey().defaultRandom();
const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });
const createdAt = () => instant("created_at").notNull().defaultNow();
const updatedAt = () => instant("updated_at").notNull().defaultNow();

/** How booking works here; one row. */
export const bookingSettings = pgTable("booking_settings", {
  id: boolean().primaryKey().default(true),
  timeZone: text("time_zone").notNull(),
  slotMinutes: integer("slot_minutes").notNull(),
  bufferMinutes: integer("buffer_minutes").notNull(),
  leadMinutes: integer("lead_minutes").notNull(),
  horizonDays: integer("horizon_days").notNull(),
  cancelHours: integer("cancel_hours").notNull(),
  cancelFee: integer("cancel_fee").notNull(),
  capacity: integer().notNull(),
  changes: bigint({ mode: "number" }).notNull().default(0),
});

export const services = pgTable("services", {
  id: id(),
  name: text().notNull(),
  description: text().notNull().default(""),
  /** null: booked by the hour. */
  minutes: integer(),
  /** Minor units, as all prices. */
  price: integer().notNull().default(0),
  /** null: the buffer of the settings. */
  bufferMinutes: integer("buffer_minutes"),
  takesExtras: boolean("takes_extras").notNull().default(true),
  /** What somebody new must book first, when any service is marked so. */
  firstVisit: boolean("first_visit").notNull().default(false),
  active: boolean().notNull().default(true),
  position: integer().notNull().default(0),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
});

export const providers = pgTable("providers", {
  id: id(),
  name: text().notNull(),
  /** The account that sees this calendar as its own. */
  profileId: uuid("profile_id"),
  active: boolean().notNull().default(true),
  position: integer().notNull().default(0),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
});

export const extras = pgTable("extras", {
  id: id(),
  name: text().notNull(),
  price: integer().notNull().default(0),
  minutes: integer().notNull().default(0),
  active: boolean().notNull().default(true),
  position: integer().notNull().default(0),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
});

/** Wall-clock times in the zone of the settings; weekday 0 is Sunday. */
export const openingHours = pgTable("opening_hours", {
  id: id(),
  weekday: smallint().notNull(),
  kind: text().$type<"open" | "break">().notNull().default("open"),
  fromTime: time("from_time").notNull(),
  toTime: time("to_time").notNull(),
});

export const absences = pgTable("absences", {
  id: id(),
  /** null: everybody is away. */
  providerId: uuid("provider_id"),
  startsAt: instant("starts_at").notNull(),
  endsAt: instant("ends_at").notNull(),
  reason: text().notNull().default(""),
  createdAt: createdAt(),
});

/** The database works out endsAt, blockedUntil and price, and refuses what clashes. */
export const appointments = pgTable("appointments", {
  id: id(),
  customerId: uuid("customer_id"),
  customerName: text("customer_name").notNull().default(""),
  serviceId: uuid("service_id").notNull(),
  providerId: uuid("provider_id").notNull(),
  startsAt: instant("starts_at").notNull(),
  endsAt: instant("ends_at").notNull().defaultNow(),
  blockedUntil: instant("blocked_until").notNull().defaultNow(),
  price: integer().notNull().default(0),
  extraIds: uuid("extra_ids").array().notNull().default(sql`'{}'`),
  party: integer("party"),
  wishes: text("wishes").notNull().default(""),
  language: text("language"),
  firstVisit: boolean("first_visit").notNull().default(false),
  phone: text("phone").notNull().default(""),
  mail: text("mail").notNull().default(""),
  school: text("school").notNull().default(""),
  status: text().$type<"booked" | "cancelled">().notNull().default("booked"),
  cancelledAt: instant("cancelled_at"),
  late: boolean().notNull().default(false),
  fee: integer().notNull().default(0),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
});

export type Settings = typeof bookingSettings.$inferSelect;
export type Service = typeof services.$inferSelect;
export type Provider = typeof providers.$inferSelect;
export type Absence = typeof absences.$inferSelect;
export type Appointment = typeof appointments.$inferSelect;

import { sql } from "drizzle-orm";
import { date, integer, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

export const exhibitTimeEntries = pgTable("exhibit_time_entries", {
  id: uuid().primaryKey().defaultRandom(),
  exhibitId: uuid("exhibit_id").notNull(),
  ownerId: uuid("owner_id").notNull().default(sql`auth.uid()`),
  minutes: integer().notNull(),
  note: text().notNull().default(""),
  day: date({ mode: "string" }).notNull().default(sql`current_date`),
  createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
});

export const exhibitTimers = pgTable("exhibit_timers", {
  ownerId: uuid("owner_id").primaryKey().default(sql`auth.uid()`),
  exhibitId: uuid("exhibit_id").notNull(),
  startedAt: timestamp("started_at", { withTimezone: true }).notNull().defaultNow(),
});

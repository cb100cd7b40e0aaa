// @file each entity if entity.time_log
import { sql } from "drizzle-orm";
import { date, integer, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

export const sampleItemTimeEntries = pgTable("sample_item_time_entries", {
  id: uuid().primaryKey().defaultRandom(),
  sampleItemId: uuid("sample_item_id").notNull(),
  ownerId: uuid("owner_id").notNull().default(sql`auth.uid()`),
  minutes: integer().notNull(),
  note: text().notNull().default(""),
  day: date({ mode: "string" }).notNull().default(sql`current_date`),
  createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
});

export const sampleItemTimers = pgTable("sample_item_timers", {
  ownerId: uuid("owner_id").primaryKey().default(sql`auth.uid()`),
  sampleItemId: uuid("sample_item_id").notNull(),
  startedAt: timestamp("started_at", { withTimezone: true }).notNull().defaultNow(),
});

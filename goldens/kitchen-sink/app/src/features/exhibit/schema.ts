import { sql } from "drizzle-orm";
import { boolean, date, doublePrecision, integer, numeric, pgTable, text, time, timestamp, uuid } from "drizzle-orm/pg-core";

export const exhibits = pgTable("exhibits", {
  id: uuid("id").primaryKey().defaultRandom(),
  ownerId: uuid("owner_id").default(sql`auth.uid()`),
  title: text("title").notNull(),
  notes: text("notes"),
  quantity: integer("quantity").notNull(),
  weight: numeric("weight", { precision: 14, scale: 3, mode: "number" }),
  price: integer("price").notNull(),
  discount: numeric("discount", { precision: 6, scale: 2, mode: "number" }),
  startsOn: date("starts_on", { mode: "string" }),
  endsOn: date("ends_on", { mode: "string" }),
  opensAt: timestamp("opens_at", { withTimezone: true }).notNull(),
  closesAt: timestamp("closes_at", { withTimezone: true }),
  dailyAt: time("daily_at"),
  effort: integer("effort"),
  featured: boolean("featured").notNull().default(false),
  stage: text("stage").notNull(),
  topics: text("topics").array().notNull().default([]),
  keywords: text("keywords").array().notNull().default([]),
  contact: text("contact").notNull(),
  phone: text("phone"),
  website: text("website"),
  venue: text("venue"),
  venueLat: doublePrecision("venue_lat"),
  venueLng: doublePrecision("venue_lng"),
  workspace: uuid("workspace").notNull(),
  follows: uuid("follows"),
  curator: uuid("curator"),
  position: numeric("position").notNull().default(sql`extract(epoch from clock_timestamp())`),
  moderation: text("moderation", { enum: ["pending", "approved", "rejected"] }).notNull().default("pending"),
  createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  updatedAt: timestamp("updated_at", { withTimezone: true }).notNull().defaultNow(),
});

export type Exhibit = typeof exhibits.$inferSelect;

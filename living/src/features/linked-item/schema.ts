// @file never
import { pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

export const linkedItems = pgTable("linked_items", {
  id: uuid("id").primaryKey(),
  ownerId: uuid("owner_id"),
  linkedTitle: text("name").notNull(),
  createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  updatedAt: timestamp("updated_at", { withTimezone: true }).notNull().defaultNow(),
});

export const clashItems = pgTable("linked_items", {
  id: uuid("id").primaryKey(),
  clashTitle: text("name").notNull(),
});

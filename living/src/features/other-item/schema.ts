// @file never
import { pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

export const otherItems = pgTable("other_items", {
  id: uuid("id").primaryKey(),
  ownerId: uuid("owner_id"),
  otherTitle: text("name").notNull(),
  sampleReference: uuid("sample_reference").notNull(),
  createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  updatedAt: timestamp("updated_at", { withTimezone: true }).notNull().defaultNow(),
});

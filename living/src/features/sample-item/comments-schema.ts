// @file each entity if entity.comments
import { sql } from "drizzle-orm";
import { pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

export const sampleItemComments = pgTable("sample_item_comments", {
  id: uuid().primaryKey().defaultRandom(),
  sampleItemId: uuid("sample_item_id").notNull(),
  ownerId: uuid("owner_id").notNull().default(sql`auth.uid()`),
  body: text().notNull(),
  // @if entity.replies
  parentId: uuid("parent_id"),
  // @end
  createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  updatedAt: timestamp("updated_at", { withTimezone: true }).notNull().defaultNow(),
});

// @file each entity if entity.ratings
import { pgTable, smallint, text, timestamp, uuid } from "drizzle-orm/pg-core";

/** One rating per account and sample item. */
export const sampleItemRatings = pgTable("sample_item_ratings", {
  id: uuid().primaryKey().defaultRandom(),
  sampleItemId: uuid("sample_item_id").notNull(),
  ownerId: uuid("owner_id").notNull(),
  stars: smallint().notNull(),
  comment: text().notNull().default(""),
  createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  updatedAt: timestamp("updated_at", { withTimezone: true }).notNull().defaultNow(),
});

export type SampleItemRating = typeof sampleItemRatings.$inferSelect;

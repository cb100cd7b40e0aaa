import { pgTable, smallint, text, timestamp, uuid } from "drizzle-orm/pg-core";

/** One rating per account and exhibit. */
export const exhibitRatings = pgTable("exhibit_ratings", {
  id: uuid().primaryKey().defaultRandom(),
  exhibitId: uuid("exhibit_id").notNull(),
  ownerId: uuid("owner_id").notNull(),
  stars: smallint().notNull(),
  comment: text().notNull().default(""),
  createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  updatedAt: timestamp("updated_at", { withTimezone: true }).notNull().defaultNow(),
});

export type ExhibitRating = typeof exhibitRatings.$inferSelect;

import { sql } from "drizzle-orm";
import { pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

export const exhibitComments = pgTable("exhibit_comments", {
  id: uuid().primaryKey().defaultRandom(),
  exhibitId: uuid("exhibit_id").notNull(),
  ownerId: uuid("owner_id").notNull().default(sql`auth.uid()`),
  body: text().notNull(),
  createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  updatedAt: timestamp("updated_at", { withTimezone: true }).notNull().defaultNow(),
});

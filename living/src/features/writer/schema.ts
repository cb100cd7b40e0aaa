// @file if app.writer_history
import { boolean, jsonb, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

/** What was written for an account, and from what. */
export const writings = pgTable("writings", {
  id: uuid().primaryKey().defaultRandom(),
  ownerId: uuid("owner_id").notNull(),
  input: text().notNull(),
  choices: jsonb().$type<Record<string, string>>().notNull(),
  texts: text().array().notNull(),
  practice: boolean().notNull(),
  starred: boolean().notNull().default(false),
  createdAt: timestamp("created_at", { withTimezone: true, mode: "date" }).notNull().defaultNow(),
});

// @file if app.support
import { boolean, date, pgTable, timestamp, uuid } from "drizzle-orm/pg-core";

/** Who supports a page, at which level, and until when it is paid. */
export const pageSupports = pgTable("page_supports", {
  id: uuid().primaryKey().defaultRandom(),
  pageId: uuid("page_id").notNull(),
  levelId: uuid("level_id").notNull(),
  ownerId: uuid("owner_id").notNull(),
  paidUntil: date("paid_until", { mode: "string" }).notNull(),
  ends: boolean().notNull(),
  createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
});

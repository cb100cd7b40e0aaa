// @file if app.connect or app.messages or app.inbox
import { pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

// @if app.connect
/** Connect requests, and connections once they are accepted. */
export const accountConnections = pgTable("account_connections", {
  id: uuid().primaryKey().defaultRandom(),
  ownerId: uuid("owner_id").notNull(),
  otherId: uuid("other_id").notNull(),
  status: text().notNull(),
  createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
});
// @end
// @if app.messages

/** Messages between two accounts. */
export const privateMessages = pgTable("private_messages", {
  id: uuid().primaryKey().defaultRandom(),
  ownerId: uuid("owner_id").notNull(),
  otherId: uuid("other_id").notNull(),
  body: text().notNull(),
  readAt: timestamp("read_at", { withTimezone: true }),
  createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
});
// @end
// @if app.inbox

/** What an account is told. */
export const accountNotices = pgTable("account_notices", {
  id: uuid().primaryKey().defaultRandom(),
  ownerId: uuid("owner_id").notNull(),
  body: text().notNull(),
  href: text().notNull(),
  readAt: timestamp("read_at", { withTimezone: true }),
  createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
});
// @end

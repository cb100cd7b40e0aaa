import { sql } from "drizzle-orm";
import { date, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

export const loans = pgTable("loans", {
  id: uuid("id").primaryKey().defaultRandom(),
  ownerId: uuid("owner_id").default(sql`auth.uid()`),
  borrower: text("borrower").notNull(),
  exhibit: uuid("exhibit").notNull(),
  due: date("due", { mode: "string" }).notNull(),
  createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  updatedAt: timestamp("updated_at", { withTimezone: true }).notNull().defaultNow(),
});

export type Loan = typeof loans.$inferSelect;

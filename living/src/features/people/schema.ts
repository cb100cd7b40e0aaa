import { pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

/** Who has an account. The e-mail address is in the table too, but no request may read it. */
export const profiles = pgTable("profiles", {
  id: uuid("id").primaryKey(),
  name: text("name").notNull(),
  role: text("role").notNull(),
  createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
});

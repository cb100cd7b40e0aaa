import { pgTable, text, timestamp } from "drizzle-orm/pg-core";

/** What other services need to be reached, by service. */
export const integrationSettings = pgTable("integration_settings", {
  slug: text("slug").primaryKey(),
  webhookUrl: text("webhook_url").notNull(),
  updatedAt: timestamp("updated_at", { withTimezone: true }).notNull().defaultNow(),
});

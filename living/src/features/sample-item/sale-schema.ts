// @file each entity if entity.guard.purchase
import { integer, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

/** Who bought a sample item, and when they last opened it. */
export const sampleItemPurchases = pgTable("sample_item_purchases", {
  id: uuid().primaryKey().defaultRandom(),
  sampleItemId: uuid("sample_item_id").notNull(),
  ownerId: uuid("owner_id").notNull(),
  price: integer().notNull(),
  openedAt: timestamp("opened_at", { withTimezone: true }).notNull().defaultNow(),
  createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
});

/** New versions of a sample item, with a note what changed. */
export const sampleItemReleases = pgTable("sample_item_releases", {
  id: uuid().primaryKey().defaultRandom(),
  sampleItemId: uuid("sample_item_id").notNull(),
  ownerId: uuid("owner_id").notNull(),
  note: text().notNull(),
  createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
});

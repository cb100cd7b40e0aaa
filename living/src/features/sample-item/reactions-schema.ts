// @file each entity if entity.reactions or entity.report
import { pgTable,/* @if entity.reactions */ primaryKey,/* @end */ text, timestamp, uuid } from "drizzle-orm/pg-core";

// @if entity.reactions
/** Who pressed which button on a sample item. */
export const sampleItemReactions = pgTable(
  "sample_item_reactions",
  {
    sampleItemId: uuid("sample_item_id").notNull(),
    ownerId: uuid("owner_id").notNull(),
    kind: text().notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.sampleItemId, table.ownerId, table.kind] })],
);
// @end
// @if entity.report

/** What accounts find wrong with a sample item. */
export const sampleItemReports = pgTable("sample_item_reports", {
  id: uuid().primaryKey().defaultRandom(),
  sampleItemId: uuid("sample_item_id").notNull(),
  ownerId: uuid("owner_id").notNull(),
  reason: text().notNull(),
  createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
});
// @end

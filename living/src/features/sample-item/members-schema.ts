// @file each entity if entity.shared
import { pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";

export const sampleItemMembers = pgTable(
  "sample_item_members",
  {
    sampleItemId: uuid("sample_item_id").notNull(),
    accountId: uuid("account_id").notNull(),
    role: text().$type<"owner" | "member">().notNull().default("member"),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.sampleItemId, table.accountId] })],
);

export const sampleItemInvitations = pgTable("sample_item_invitations", {
  id: uuid().primaryKey().defaultRandom(),
  sampleItemId: uuid("sample_item_id").notNull(),
  ownerId: uuid("owner_id").notNull(),
  email: text().notNull(),
  createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
});

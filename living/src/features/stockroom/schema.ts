// @file if app.stock
import { boolean, date, integer, numeric, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

const id = () => uuid().primaryKey().defaultRandom();
const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });
const createdAt = () => instant("created_at").notNull().defaultNow();
const amount = (name: string) => numeric(name, { precision: 14, scale: 3, mode: "number" });

export const stockLocations = pgTable("stock_locations", {
  id: id(),
  name: text().notNull(),
  outlet: boolean().notNull().default(false),
  position: integer().notNull().default(0),
  active: boolean().notNull().default(true),
});

export const stockStaff = pgTable("stock_staff", {
  profileId: uuid("profile_id").primaryKey(),
  locationId: uuid("location_id").notNull(),
});

export const stockArticles = pgTable("stock_articles", {
  id: id(),
  name: text().notNull(),
  supplier: text().notNull().default(""),
  unit: text().notNull(),
  /** Minor units for one unit of the article. */
  price: integer().notNull().default(0),
  chilled: boolean().notNull().default(false),
  tags: text().array().notNull().default([]),
  active: boolean().notNull().default(true),
  createdAt: createdAt(),
  updatedAt: instant("updated_at").notNull().defaultNow(),
});

export const stockMinimums = pgTable("stock_minimums", {
  id: id(),
  articleId: uuid("article_id").notNull(),
  locationId: uuid("location_id").notNull(),
  minimum: amount("minimum").notNull(),
});

export const stockBatches = pgTable("stock_batches", {
  id: id(),
  articleId: uuid("article_id").notNull(),
  lot: text().notNull().default(""),
  expiresOn: date("expires_on", { mode: "string" }),
  price: integer().notNull().default(0),
  supplier: text().notNull().default(""),
  celsius: numeric({ precision: 5, scale: 1, mode: "number" }),
  exception: text().notNull().default(""),
  createdAt: createdAt(),
});

export const stockLevels = pgTable("stock_levels", {
  id: id(),
  batchId: uuid("batch_id").notNull(),
  locationId: uuid("location_id").notNull(),
  quantity: amount("quantity").notNull(),
});

export const stockRecipes = pgTable("stock_recipes", {
  id: id(),
  name: text().notNull(),
  active: boolean().notNull().default(true),
  createdAt: createdAt(),
});

export const stockVersions = pgTable("stock_versions", {
  id: id(),
  recipeId: uuid("recipe_id").notNull(),
  version: integer().notNull(),
  pieces: amount("pieces").notNull(),
  ownerId: uuid("owner_id"),
  createdAt: createdAt(),
});

export const stockIngredients = pgTable("stock_ingredients", {
  id: id(),
  versionId: uuid("version_id").notNull(),
  articleId: uuid("article_id").notNull(),
  amount: amount("amount").notNull(),
});

export const stockProductions = pgTable("stock_productions", {
  id: id(),
  code: text().notNull(),
  versionId: uuid("version_id").notNull(),
  locationId: uuid("location_id").notNull(),
  batches: numeric({ precision: 8, scale: 2, mode: "number" }).notNull(),
  pieces: amount("pieces").notNull(),
  ownerId: uuid("owner_id"),
  voidedAt: instant("voided_at"),
  voidReason: text("void_reason"),
  createdAt: createdAt(),
});

export type StockArticle = typeof stockArticles.$inferSelect;
export type StockLocation = typeof stockLocations.$inferSelect;
export type StockMinimum = typeof stockMinimums.$inferSelect;

// @file if app.shop
import { boolean, date, integer, jsonb, numeric, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

const id = () => uuid().primaryKey().defaultRandom();
const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });
const createdAt = () => instant("created_at").notNull().defaultNow();
const updatedAt = () => instant("updated_at").notNull().defaultNow();
const amount = (name: string) => numeric(name, { precision: 12, scale: 3, mode: "number" });

export const shopProducts = pgTable("shop_products", {
  id: id(),
  name: text().notNull(),
  number: text(),
  description: text().notNull().default(""),
  picture: text().notNull().default("box"),
  details: jsonb().$type<Record<string, unknown>>().notNull().default({}),
  stock: amount("stock").notNull().default(0),
  active: boolean().notNull().default(true),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
});

export const shopVariants = pgTable("shop_variants", {
  id: id(),
  productId: uuid("product_id").notNull(),
  name: text().notNull().default(""),
  /** Minor units, as all prices. */
  price: integer().notNull(),
  grams: integer().notNull().default(0),
  /** How much of the product's stock one takes. */
  takes: amount("takes").notNull().default(1),
  /** null: sold from the product's stock. */
  stock: amount("stock"),
  position: integer().notNull().default(0),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
});

export const shopFits = pgTable("shop_fits", {
  id: id(),
  productId: uuid("product_id").notNull(),
  make: text().notNull(),
  model: text().notNull(),
  fromYear: integer("from_year"),
  toYear: integer("to_year"),
});

export const shopCoupons = pgTable("shop_coupons", {
  id: id(),
  code: text().notNull(),
  percent: numeric({ precision: 5, scale: 2, mode: "number" }).notNull(),
  validUntil: date("valid_until", { mode: "string" }),
  maxUses: integer("max_uses"),
  uses: integer().notNull().default(0),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
});

export const shopOrders = pgTable("shop_orders", {
  id: id(),
  number: integer().generatedAlwaysAsIdentity(),
  customerId: uuid("customer_id"),
  key: uuid().notNull().defaultRandom(),
  name: text().notNull(),
  email: text().notNull(),
  address: text().notNull().default(""),
  phone: text().notNull().default(""),
  note: text().notNull().default(""),
  delivery: text().$type<"ship" | "pickup">().notNull(),
  status: text().notNull(),
  goods: integer().notNull(),
  discount: integer().notNull().default(0),
  shipping: integer().notNull().default(0),
  tax: integer().notNull().default(0),
  total: integer().notNull(),
  coupon: text(),
  shipOn: date("ship_on", { mode: "string" }),
  consents: text().array().notNull().default([]),
  payment: text().$type<"simulated" | "open" | "paid">().notNull().default("simulated"),
  paymentReference: text("payment_reference"),
  cancelledAt: instant("cancelled_at"),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
});

export const shopOrderLines = pgTable("shop_order_lines", {
  id: id(),
  orderId: uuid("order_id").notNull(),
  productId: uuid("product_id"),
  variantId: uuid("variant_id"),
  name: text().notNull(),
  number: text(),
  variant: text().notNull().default(""),
  choices: jsonb().$type<Record<string, string>>().notNull().default({}),
  quantity: amount("quantity").notNull(),
  takes: amount("takes").notNull().default(1),
  remnant: boolean().notNull().default(false),
  price: integer().notNull(),
  total: integer().notNull(),
  position: integer().notNull().default(0),
});

export const shopWishes = pgTable("shop_wishes", {
  id: id(),
  customerId: uuid("customer_id").notNull(),
  productId: uuid("product_id").notNull(),
  createdAt: createdAt(),
});

export const shopSamples = pgTable("shop_samples", {
  id: id(),
  customerId: uuid("customer_id").notNull(),
  productId: uuid("product_id").notNull(),
  sent: boolean().notNull().default(false),
  createdAt: createdAt(),
});

export type ShopProduct = typeof shopProducts.$inferSelect;
export type ShopVariant = typeof shopVariants.$inferSelect;
export type ShopOrder = typeof shopOrders.$inferSelect;
export type ShopOrderLine = typeof shopOrderLines.$inferSelect;
export type ShopCoupon = typeof shopCoupons.$inferSelect;

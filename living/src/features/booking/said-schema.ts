// @file if app.booking.notes or app.booking.ratings
import { pgTable, text, timestamp, uuid/* @if app.booking.ratings */, integer/* @end */ } from "drizzle-orm/pg-core";
// @if app.booking.notes

export const appointmentNotes = pgTable("appointment_notes", {
  appointmentId: uuid("appointment_id").primaryKey(),
  body: text().notNull(),
  updatedAt: timestamp("updated_at", { withTimezone: true, mode: "date" }).notNull().defaultNow(),
});
// @end
// @if app.booking.ratings

export const appointmentRatings = pgTable("appointment_ratings", {
  appointmentId: uuid("appointment_id").primaryKey(),
  ownerId: uuid("owner_id").notNull(),
  stars: integer().notNull(),
  comment: text().notNull().default(""),
  createdAt: timestamp("created_at", { withTimezone: true, mode: "date" }).notNull().defaultNow(),
});
// @end

// @file each entity
import { sql } from "drizzle-orm";
import { boolean, date, doublePrecision, integer, numeric, pgTable, text, time, timestamp, uuid } from "drizzle-orm/pg-core";
import type { Option } from "@/kit/form/option";

// @each field if field.has_options
// @case enum
export const SAMPLE_ENUM_OPTIONS = [{ value: "open", label: "Open", tone: "info" }, { value: "active", label: "In progress", tone: "warning" }, { value: "done", label: "Done", tone: "success", final: true }] /* @= field.options */ as const satisfies readonly Option[];
// @case tags
export const SAMPLE_TAGS_OPTIONS = [{ value: "red", label: "Red" }, { value: "green", label: "Green" }, { value: "blue", label: "Blue" }] /* @= field.options */ as const satisfies readonly Option[];
// @end

export const sampleItems = pgTable("sample_items", {
  id: uuid("id").primaryKey().defaultRandom(),
  ownerId: uuid("owner_id").default(sql`auth.uid()`),
  // @if living
  sampleAfter: text("sample_after"),
  sampleWhen: text("sample_when"),
  // @end
  // @each field
  // @case text
  sampleText: text("sample_text")/* @if field.required */.notNull()/* @end */,
  // @case long_text
  sampleLongText: text("sample_long_text")/* @if field.required */.notNull()/* @end */,
  // @case integer
  sampleInteger: integer("sample_integer")/* @if field.required */.notNull()/* @end */,
  // @case decimal
  sampleDecimal: numeric("sample_decimal", { precision: 14, scale: 3, mode: "number" })/* @if field.required */.notNull()/* @end */,
  // @case money
  sampleMoney: integer("sample_money")/* @if field.required */.notNull()/* @end */,
  // @case percent
  samplePercent: numeric("sample_percent", { precision: 6, scale: 2, mode: "number" })/* @if field.required */.notNull()/* @end */,
  // @case date
  sampleDate: date("sample_date", { mode: "string" })/* @if field.required */.notNull()/* @end */,
  // @case date_time
  sampleDateTime: timestamp("sample_date_time", { withTimezone: true })/* @if field.required */.notNull()/* @end */,
  // @case time
  sampleTime: time("sample_time")/* @if field.required */.notNull()/* @end */,
  // @case duration
  sampleDuration: integer("sample_duration")/* @if field.required */.notNull()/* @end */,
  // @case boolean
  sampleBoolean: boolean("sample_boolean").notNull().default(false /* @= field.default */),
  // @case enum
  sampleEnum: text("sample_enum", { enum: ["open", "active", "done"] /* @= field.values */ })/* @if field.required */.notNull()/* @end */,
  // @case tags
  sampleTags: text("sample_tags").array().notNull().default([]),
  // @case email
  sampleEmail: text("sample_email")/* @if field.required */.notNull()/* @end */,
  // @case phone
  samplePhone: text("sample_phone")/* @if field.required */.notNull()/* @end */,
  // @case url
  sampleUrl: text("sample_url")/* @if field.required */.notNull()/* @end */,
  // @case place
  samplePlace: text("sample_place")/* @if field.required */.notNull()/* @end */,
  samplePlaceLat: doublePrecision("sample_place_lat"),
  samplePlaceLng: doublePrecision("sample_place_lng"),
  // @case reference
  sampleReference: uuid("sample_reference")/* @if field.required */.notNull()/* @end */,
  // @case member
  sampleMember: uuid("sample_member")/* @if field.required */.notNull()/* @end */,
  // @end
  // @if entity.board
  position: numeric("position").notNull().default(sql`extract(epoch from clock_timestamp())`),
  // @end
  // @if entity.moderation
  moderation: text("moderation", { enum: ["pending", "approved", "rejected"] }).notNull().default("pending"),
  // @end
  createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  updatedAt: timestamp("updated_at", { withTimezone: true }).notNull().defaultNow(),
});

export type SampleItem = typeof sampleItems.$inferSelect;

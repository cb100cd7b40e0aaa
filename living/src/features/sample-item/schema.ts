// @file each entity
import { sql } from "drizzle-orm";
import {/* @if entity.has.boolean */ boolean,/* @end *//* @if entity.has.date */ date,/* @end *//* @if entity.has.place */ doublePrecision,/* @end *//* @if entity.deal or entity.has.integer or entity.has.money or entity.has.duration */ integer,/* @end *//* @if entity.has.decimal or entity.has.percent or entity.board */ numeric,/* @end */ pgTable, text,/* @if entity.has.time */ time,/* @end */ timestamp, uuid } from "drizzle-orm/pg-core";

export const sampleItems = pgTable("sample_items", {
  id: uuid("id").primaryKey().defaultRandom(),
  ownerId: uuid("owner_id").default(sql`auth.uid()`),
  // @if living
  sampleAfter: timestamp("sample_after", { withTimezone: true }),
  sampleWhen: text("sample_when"),
  sampleStarts: date("sample_starts", { mode: "string" }),
  sampleEnds: date("sample_ends", { mode: "string" }),
  sampleCause: text("sample_cause"),
  sampleWithin: uuid("sample_within"),
  sampleLow: integer("sample_low"),
  sampleHigh: integer("sample_high"),
  sampleArchive: date("sample_archive", { mode: "string" }).generatedAlwaysAs(sql`sample_date`),
  sampleOpening: date("sample_opening", { mode: "string" }).generatedAlwaysAs(sql`sample_date`),
  samplePrice: integer("sample_price").generatedAlwaysAs(sql`sample_money`),
  sampleTier: uuid("sample_tier").generatedAlwaysAs(sql`sample_reference`),
  sampleTitle: text("sample_title").notNull().generatedAlwaysAs(sql`sample_text`),
  sampleUntil: date("sample_until", { mode: "string" }).generatedAlwaysAs(sql`sample_date`),
  sampleClash: uuid("sample_clash").generatedAlwaysAs(sql`sample_reference`),
  sampleCalendar: date("sample_calendar", { mode: "string" }).generatedAlwaysAs(sql`sample_date`),
  sampleBoard: text("sample_board").notNull().default("open"),
  samplePublish: text("sample_publish").notNull().default("published"),
  sampleEarlier: uuid("sample_earlier"),
  sampleLater: uuid("sample_later"),
  sampleMust: boolean("sample_must").notNull().default(true),
  sampleStory: text("sample_story"),
  sampleDay: date("sample_day", { mode: "string" }),
  // @end
  // @each field
  // @case text
  sampleText: text("sample_text")/* @if field.required */.notNull()/* @end *//* @if field.running */.default("")/* @end *//* @if field.by_step and field.required */.default("")/* @end */,
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
  sampleEnum: text("sample_enum")/* @if field.required */.notNull()/* @end *//* @if field.by_step and field.required */.default("open" /* @= field.default */)/* @end */,
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
  // @case rich_text
  sampleRichText: text("sample_rich_text")/* @if field.required */.notNull()/* @end */,
  // @case image
  sampleImage: uuid("sample_image")/* @if field.required */.notNull()/* @end */,
  // @case images
  sampleAlbum: uuid("sample_album").array().notNull().default([]),
  // @case file
  sampleFile: uuid("sample_file")/* @if field.required */.notNull()/* @end */,
  // @end
  // @if app.tenancy
  organisationId: uuid("organisation_id").notNull().default(sql`app.organisation()`),
  // @end
  // @if entity.workflow
  stateSince: timestamp("state_since", { withTimezone: true }).notNull().defaultNow(),
  // @end
  // @if entity.board
  position: numeric("position").notNull().default(sql`extract(epoch from clock_timestamp())`),
  // @end
  // @if entity.moderation
  moderation: text("moderation", { enum: ["pending", "approved", "rejected"] }).notNull().default("pending"),
  // @end
  // @if entity.deal
  dealState: text("deal_state").notNull().default("open"),
  dealStep: integer("deal_step").notNull().default(0),
  placesTaken: integer("places_taken").notNull().default(0),
  // @end
  createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  updatedAt: timestamp("updated_at", { withTimezone: true }).notNull().defaultNow(),
});

export type SampleItem = typeof sampleItems.$inferSelect;

// @file each entity
import { z } from "zod";
import * as rules from "@/kit/form/rules";
// @if entity.uploads
import * as uploads from "@/kit/upload/pending";
// @end
// @if entity.has.enum or entity.has.tags
import * as options from "./options";
// @end

/** What the form of a sample item accepts. The database checks the same once more. */
export const sampleItemInput = z
  .object({
    // @if living
    sampleAfter: rules.dateTime({ label: "Sample after", required: false }),
    sampleLow: rules.integer({ label: "Sample low", required: false }),
    sampleHigh: rules.integer({ label: "Sample high", required: false }),
    sampleMust: rules.checkbox(),
    sampleCause: rules.text({ label: "Sample cause", required: false, max: 20 }),
    // @end
    // @each field if not field.running and not field.by_step
    // @case text
    sampleText: rules.text({ label: "Sample text" /* @= field.label */, required: true /* @= field.required */, max: 200 /* @= field.max_length *//* @if field.has_pattern */, pattern: "[0-9a-zA-Z]*.*" /* @= field.pattern */, example: "AB12" /* @= field.example *//* @end */ }),
    // @case long_text
    sampleLongText: rules.text({ label: "Sample long text" /* @= field.label */, required: true /* @= field.required */, max: 5000 /* @= field.max_length */ }),
    // @case integer
    sampleInteger: rules.integer({ label: "Sample integer" /* @= field.label */, required: true /* @= field.required *//* @if field.has_min */, min: 0 /* @= field.min *//* @end *//* @if field.has_max */, max: 1000 /* @= field.max *//* @end *//* @if field.has_step */, step: 1 /* @= field.step *//* @end */ }),
    // @case decimal
    sampleDecimal: rules.decimal({ label: "Sample decimal" /* @= field.label */, required: true /* @= field.required *//* @if field.has_min */, min: 0 /* @= field.min *//* @end *//* @if field.has_max */, max: 1000 /* @= field.max *//* @end *//* @if field.has_step */, step: 1 /* @= field.step *//* @end */ }),
    // @case money
    sampleMoney: rules.money({ label: "Sample money" /* @= field.label */, required: true /* @= field.required *//* @if field.has_min */, min: 0 /* @= field.min *//* @end *//* @if field.has_max */, max: 1000 /* @= field.max *//* @end *//* @if field.has_step */, step: 1 /* @= field.step *//* @end */ }),
    // @case percent
    samplePercent: rules.percent({ label: "Sample percent" /* @= field.label */, required: true /* @= field.required *//* @if field.has_min */, min: 0 /* @= field.min *//* @end *//* @if field.has_max */, max: 1000 /* @= field.max *//* @end */ }),
    // @case date
    sampleDate: rules.date({ label: "Sample date" /* @= field.label */, required: true /* @= field.required *//* @if field.not_past */, notPast: true/* @end *//* @if field.not_future */, notFuture: true/* @end *//* @if field.has_years */, years: 0 /* @= field.years *//* @end */ }),
    // @case date_time
    sampleDateTime: rules.dateTime({ label: "Sample date time" /* @= field.label */, required: true /* @= field.required *//* @if field.not_past */, notPast: true/* @end *//* @if field.not_future */, notFuture: true/* @end *//* @if field.has_years */, years: 0 /* @= field.years *//* @end */ }),
    // @case time
    sampleTime: rules.time({ label: "Sample time" /* @= field.label */, required: true /* @= field.required */ }),
    // @case duration
    sampleDuration: rules.duration({ label: "Sample duration" /* @= field.label */, required: true /* @= field.required *//* @if field.has_min */, min: 0 /* @= field.min *//* @end *//* @if field.has_max */, max: 1000 /* @= field.max *//* @end *//* @if field.has_step */, step: 1 /* @= field.step *//* @end */ }),
    // @case boolean
    sampleBoolean: rules.checkbox(),
    // @case enum
    sampleEnum: rules.choice({ label: "Sample enum" /* @= field.label */, required: true /* @= field.required */, options: options.sampleEnumOptions }),
    // @case tags
    sampleTags: rules.tags({ label: "Sample tags" /* @= field.label */, required: true /* @= field.required */, options: options.sampleTagsOptions }),
    // @case email
    sampleEmail: rules.email({ label: "Sample email" /* @= field.label */, required: true /* @= field.required */ }),
    // @case phone
    samplePhone: rules.phone({ label: "Sample phone" /* @= field.label */, required: true /* @= field.required */ }),
    // @case url
    sampleUrl: rules.url({ label: "Sample URL" /* @= field.label */, required: true /* @= field.required */ }),
    // @case place
    samplePlace: rules.text({ label: "Sample place" /* @= field.label */, required: true /* @= field.required */, max: 300 }),
    samplePlaceLat: rules.degrees(90),
    samplePlaceLng: rules.degrees(180),
    // @case reference
    sampleReference: rules.row({ label: "Sample reference" /* @= field.label */, required: true /* @= field.required */ }),
    // @case member
    sampleMember: rules.row({ label: "Sample member" /* @= field.label */, required: true /* @= field.required */ }),
    // @case rich_text
    sampleRichText: rules.text({ label: "Sample rich text" /* @= field.label */, required: true /* @= field.required */, max: 20000 /* @= field.max_length */ }),
    // @case image
    sampleImage: uploads.image({ name: "sampleImage", label: "Sample image" /* @= field.label */, required: true /* @= field.required */ }),
    // @case images
    sampleAlbum: uploads.images({ name: "sampleAlbum", label: "Sample album" /* @= field.label */, required: true /* @= field.required */, most: 12 }),
    // @case file
    sampleFile: uploads.file({ name: "sampleFile", label: "Sample file" /* @= field.label */, required: true /* @= field.required */ }),
    // @end
  })
  // @each field if field.after
  // @case date
  .refine((values) => rules.inOrder(values.sampleAfter, values.sampleDate), {
    path: ["sampleDate"],
    message: "Sample date cannot come before sample after",
    when: rules.sound("sampleAfter", "sampleDate"),
  })
  // @case date_time
  .refine((values) => rules.inOrder(values.sampleAfter, values.sampleDateTime), {
    path: ["sampleDateTime"],
    message: "Sample date time cannot come before sample after",
    when: rules.sound("sampleAfter", "sampleDateTime"),
  })
  // @case time
  .refine((values) => rules.inOrder(values.sampleAfter, values.sampleTime), {
    path: ["sampleTime"],
    message: "Sample time cannot come before sample after",
    when: rules.sound("sampleAfter", "sampleTime"),
  })
  // @case *
  // @end
  // @each span
  .refine((values) => rules.ordered(values.sampleLow, values.sampleHigh), {
    path: ["sampleHigh"],
    message: "Sample high cannot be below sample low",
    when: rules.sound("sampleLow", "sampleHigh"),
  })
  // @end
  // @each field if field.required_when
  // @case boolean tags
  // @case *
  .refine((values) => values.sampleCause !== ("x" /* @= field.required_value */ as unknown) || values.sampleText !== null, {
    path: ["sampleText"],
    message: "Fill this in" /* @= field.required_message */,
    when: rules.sound("sampleCause", "sampleText"),
  })
  // @end
  // @each one_of
  .superRefine((values, context) => {
    const names: readonly string[] = ["id"] /* @= one_of.names */;
    if (names.filter((name) => (values as Record<string, unknown>)[name] !== null).length === 1) return;
    for (const name of names) context.addIssue({ code: "custom", path: [name], message: `Fill in exactly one: ${"this or that" /* @= one_of.labels */}` });
  })
  // @end
;

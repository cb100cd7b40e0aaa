// @file each entity
import type { RawParams } from "@/kit/data/params";
import type { SampleItem } from "./schema";

/** What a new sample item starts with. */
export const sampleItemDefaults: Partial<SampleItem> = {
  // @each field if field.has_default
  // @case text
  sampleText: "New" /* @= field.default */,
  // @case long_text
  sampleLongText: "New" /* @= field.default */,
  // @case integer
  sampleInteger: 1 /* @= field.default */,
  // @case decimal
  sampleDecimal: 1.5 /* @= field.default */,
  // @case money
  sampleMoney: 1000 /* @= field.default */,
  // @case percent
  samplePercent: 10 /* @= field.default */,
  // @case time
  sampleTime: "09:00" /* @= field.default */,
  // @case duration
  sampleDuration: 30 /* @= field.default */,
  // @case boolean
  sampleBoolean: false /* @= field.default */,
  // @case enum
  sampleEnum: "open" /* @= field.default */,
  // @case tags
  sampleTags: [] /* @= field.default */,
  // @case *
  // @end
};

/** What a link to the form of a new sample item has filled in already: "?<field>=…". */
export function presetSampleItem(address: RawParams): Partial<SampleItem> {
  const given = (name: string) => (typeof address[name] === "string" && address[name] ? address[name] : undefined);
  return {
    ...sampleItemDefaults,
    // @each field
    // @case text long_text date enum email phone url reference member
    ...(given("sample_text") ? { sampleText: given("sample_text") } : {}),
    // @case *
    // @end
  };
}

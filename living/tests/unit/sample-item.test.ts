// @file each entity
import { expect, it } from "vitest";
import { sampleItemInput } from "@/features/sample-item/validation";
import { parseForm } from "@/kit/form/state";

it("asks for what a sample item cannot do without", () => {
  const result = parseForm(sampleItemInput, new FormData());
  const missing: string[] = [
    // @each field if field.required and not field.running and not field.by_step
    // @case boolean
    // @case text
    "sampleText",
    // @case long_text
    "sampleLongText",
    // @case integer
    "sampleInteger",
    // @case decimal
    "sampleDecimal",
    // @case money
    "sampleMoney",
    // @case percent
    "samplePercent",
    // @case date
    "sampleDate",
    // @case date_time
    "sampleDateTime",
    // @case time
    "sampleTime",
    // @case duration
    "sampleDuration",
    // @case enum
    "sampleEnum",
    // @case tags
    "sampleTags",
    // @case email
    "sampleEmail",
    // @case phone
    "samplePhone",
    // @case url
    "sampleUrl",
    // @case place
    "samplePlace",
    // @case reference
    "sampleReference",
    // @case member
    "sampleMember",
    // @case rich_text
    "sampleRichText",
    // @case image
    "sampleImage",
    // @case images
    "sampleAlbum",
    // @case file
    "sampleFile",
    // @end
  ];
  expect(result.ok ? [] : Object.keys(result.state.errors).toSorted()).toEqual(missing.toSorted());
});

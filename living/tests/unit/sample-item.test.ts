// @file each entity
import { expect, it } from "vitest";
import { sampleItemInput } from "@/features/sample-item/validation";
import { parseForm } from "@/kit/form/state";

it("asks for what a sample item cannot do without", () => {
  const result = parseForm(sampleItemInput, new FormData());
  const missing = [
    // @each field if field.required
    // @case boolean
    // @case *
    "sampleText",
    // @end
  ];
  expect(result.ok ? [] : Object.keys(result.state.errors).toSorted()).toEqual(missing.toSorted());
});

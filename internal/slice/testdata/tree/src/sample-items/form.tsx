// @file each entity if entity.nav
"use client";

// @if entity.board
import { Board } from "@/kit/board";
// @end
import { Field } from "@/kit/form";

export function SampleItemForm({ sampleItem }: { sampleItem?: SampleItem }) {
  return (
    <form aria-label="New sample item">

      {/* @each field if field.required or field.name != "notes" */}
      {/* @case text email */}
      <Field name="sampleText" label={"Sample text" /* @= field.label */} max={200 /* @= field.max_length */} />
      {/* @case enum */}
      <Field name="sampleEnum" options={[{ value: "a" }] /* @= field.options */} />
      {/* @if not field.required */}
      <p>Choose one of the sample enum</p>
      {/* @else */}
      <p>Don't leave it</p>
      {/* @end */}
      {/* @case * */}
      <Field name="sampleMoney" first={true /* @= field.first */} last={false /* @= field.last */} />
      {/* @end */}

    </form>
  );
}
export const SAMPLE_ITEM_LIMIT = 20; // listSampleItems, sample-items, sampleItems, Sample items
// @each field
// @case text email
export const sampleTextColumn = text("sample_text")/* @if field.required */.notNull()/* @end */.default("" /* @= field.default */);
export const sampleTextPair = [1/* @if field.required */, "x" /* @= field.label *//* @end *//* @if field.first */, "first"/* @end */];
// @case *
// @end
export const references = {
  // @each field if field.name == "none"
  sampleText: 1,
  // @end
};
export const schema = make({
  a: 1,
})
  // @if not entity.board
  .strict()
  // @end
;
// A sample item is not a sample items list.
export const X = () => (
  <Field
    name="x"
    required={true /* @= entity.board */}
    hidden={false /* @= app.booking */}
    inline={false /* @= app.booking */} wide={true /* @= entity.nav */}
  />
);

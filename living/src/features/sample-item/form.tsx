// @file each entity
"use client";
// @if entity.asks.boolean
import { CheckboxField } from "@/kit/form/checkbox-field";
// @end
// @if entity.asks.enum or entity.asks.reference or entity.asks.member
import { ChoiceField } from "@/kit/form/choice-field";
// @end
import { Form } from "@/kit/form/form";
// @if entity.asks.rich_text
import { RichTextField } from "@/kit/rich-text/field";
// @end
// @if entity.uploads
import {/* @if entity.asks.file */ FileField,/* @end *//* @if entity.asks.image */ ImageField,/* @end *//* @if entity.asks.images */ ImagesField/* @end */ } from "@/kit/upload/fields";
// @end
// @if entity.asks.place
import { PlaceField } from "@/kit/form/place-field";
// @end
import type { FormState } from "@/kit/form/state";
// @if entity.asks.tags
import { TagsField } from "@/kit/form/tags-field";
// @end
import {/* @if entity.asks.date */ DateField,/* @end *//* @if entity.asks.date_time */ DateTimeField,/* @end *//* @if entity.asks.duration */ DurationField,/* @end *//* @if entity.asks.email */ EmailField,/* @end *//* @if entity.asks.long_text */ LongTextField,/* @end *//* @if entity.asks.integer or entity.asks.decimal or entity.asks.money or entity.asks.percent */ NumberField,/* @end *//* @if entity.asks.phone */ PhoneField,/* @end *//* @if entity.asks.time */ TimeField,/* @end *//* @if entity.asks.url */ UrlField,/* @end */ TextField } from "@/kit/form/text-fields";
// @if entity.asks.money or entity.asks.duration or entity.asks.date_time
import * as format from "@/kit/format";
// @end
import { Card } from "@/kit/ui/card";
// @if entity.asks.reference or entity.asks.member
import type { SampleItemChoices } from "./choices";
// @end
// @if entity.asks.enum or entity.asks.tags
import * as options from "./options";
// @end
import type { SampleItem } from "./schema";

// @if entity.asks.integer or entity.asks.decimal or entity.asks.percent
const numberText = (value: number | null | undefined) => (typeof value === "number" ? String(value) : undefined);

// @end
type Props = {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  submit: string;
  cancel?: string;
  values: Partial<SampleItem>;
  // @if entity.asks.reference or entity.asks.member
  choices: SampleItemChoices;
  // @end
};

/** The form of a new sample item and of one that is changed. */
export function SampleItemForm({ action, submit, cancel, values/* @if entity.asks.reference or entity.asks.member */, choices/* @end */ }: Props) {
  return (
    <Card className="max-w-3xl p-5 sm:p-7">
      <Form action={action} submit={submit} cancel={cancel}>
        {(error) => (
          <div className="grid gap-x-6 gap-y-5 sm:grid-cols-2">
            {/* @each field if not field.running and not field.by_step */}
            {/* @case text */}
            <TextField
              name="sampleText"
              label={"Sample text" /* @= field.label */}
              /* @if field.title and entity.feed */
              lines={3}
              /* @end */
              required={true /* @= field.required */}
              /* @if field.has_help */
              help={"A word about it" /* @= field.help */}
              /* @end */
              value={values.sampleText ?? undefined}
              maxLength={200 /* @= field.max_length */}
              error={error("sampleText")}
            />
            {/* @case long_text */}
            <LongTextField
              name="sampleLongText"
              label={"Sample long text" /* @= field.label */}
              required={true /* @= field.required */}
              /* @if field.has_help */
              help={"A word about it" /* @= field.help */}
              /* @end */
              value={values.sampleLongText ?? undefined}
              maxLength={5000 /* @= field.max_length */}
              error={error("sampleLongText")}
            />
            {/* @case integer */}
            <NumberField
              name="sampleInteger"
              label={"Sample integer" /* @= field.label */}
              required={true /* @= field.required */}
              /* @if field.has_help */
              help={"A word about it" /* @= field.help */}
              /* @end */
              value={numberText(values.sampleInteger)}
              /* @if field.has_unit */
              suffix={"kg" /* @= field.unit */}
              /* @end */
              error={error("sampleInteger")}
            />
            {/* @case decimal */}
            <NumberField
              name="sampleDecimal"
              label={"Sample decimal" /* @= field.label */}
              required={true /* @= field.required */}
              /* @if field.has_help */
              help={"A word about it" /* @= field.help */}
              /* @end */
              value={numberText(values.sampleDecimal)}
              /* @if field.has_unit */
              suffix={"kg" /* @= field.unit */}
              /* @end */
              error={error("sampleDecimal")}
            />
            {/* @case money */}
            <NumberField
              name="sampleMoney"
              label={"Sample money" /* @= field.label */}
              required={true /* @= field.required */}
              /* @if field.has_help */
              help={"A word about it" /* @= field.help */}
              /* @end */
              value={typeof values.sampleMoney === "number" ? format.moneyInput(values.sampleMoney) : undefined}
              prefix={format.currencySign}
              error={error("sampleMoney")}
            />
            {/* @case percent */}
            <NumberField
              name="samplePercent"
              label={"Sample percent" /* @= field.label */}
              required={true /* @= field.required */}
              /* @if field.has_help */
              help={"A word about it" /* @= field.help */}
              /* @end */
              value={numberText(values.samplePercent)}
              prefix="%"
              error={error("samplePercent")}
            />
            {/* @case date */}
            <DateField
              name="sampleDate"
              label={"Sample date" /* @= field.label */}
              required={true /* @= field.required */}
              /* @if field.has_help */
              help={"A word about it" /* @= field.help */}
              /* @end */
              value={values.sampleDate ?? undefined}
              error={error("sampleDate")}
            />
            {/* @case date_time */}
            <DateTimeField
              name="sampleDateTime"
              label={"Sample date time" /* @= field.label */}
              required={true /* @= field.required */}
              /* @if field.has_help */
              help={"A word about it" /* @= field.help */}
              /* @end */
              value={values.sampleDateTime ? format.wallClock(values.sampleDateTime) : undefined}
              error={error("sampleDateTime")}
            />
            {/* @case time */}
            <TimeField
              name="sampleTime"
              label={"Sample time" /* @= field.label */}
              required={true /* @= field.required */}
              /* @if field.has_help */
              help={"A word about it" /* @= field.help */}
              /* @end */
              value={values.sampleTime?.slice(0, 5)}
              error={error("sampleTime")}
            />
            {/* @case duration */}
            <DurationField
              name="sampleDuration"
              label={"Sample duration" /* @= field.label */}
              required={true /* @= field.required */}
              /* @if field.has_help */
              help={"A word about it" /* @= field.help */}
              /* @end */
              value={typeof values.sampleDuration === "number" ? format.duration(values.sampleDuration) : undefined}
              error={error("sampleDuration")}
            />
            {/* @case boolean */}
            <CheckboxField
              name="sampleBoolean"
              label={"Sample boolean" /* @= field.label */}
              /* @if field.has_help */
              help={"A word about it" /* @= field.help */}
              /* @end */
              value={values.sampleBoolean}
              error={error("sampleBoolean")}
            />
            {/* @case enum */}
            <ChoiceField
              name="sampleEnum"
              label={"Sample enum" /* @= field.label */}
              required={true /* @= field.required */}
              /* @if field.has_help */
              help={"A word about it" /* @= field.help */}
              /* @end */
              value={values.sampleEnum ?? undefined}
              options={options.sampleEnumOptions}
              error={error("sampleEnum")}
            />
            {/* @case tags */}
            <TagsField
              name="sampleTags"
              label={"Sample tags" /* @= field.label */}
              required={true /* @= field.required */}
              /* @if field.has_help */
              help={"A word about it" /* @= field.help */}
              /* @end */
              value={values.sampleTags}
              options={options.sampleTagsOptions}
              error={error("sampleTags")}
            />
            {/* @case email */}
            <EmailField
              name="sampleEmail"
              label={"Sample email" /* @= field.label */}
              required={true /* @= field.required */}
              /* @if field.has_help */
              help={"A word about it" /* @= field.help */}
              /* @end */
              value={values.sampleEmail ?? undefined}
              error={error("sampleEmail")}
            />
            {/* @case phone */}
            <PhoneField
              name="samplePhone"
              label={"Sample phone" /* @= field.label */}
              required={true /* @= field.required */}
              /* @if field.has_help */
              help={"A word about it" /* @= field.help */}
              /* @end */
              value={values.samplePhone ?? undefined}
              error={error("samplePhone")}
            />
            {/* @case url */}
            <UrlField
              name="sampleUrl"
              label={"Sample URL" /* @= field.label */}
              required={true /* @= field.required */}
              /* @if field.has_help */
              help={"A word about it" /* @= field.help */}
              /* @end */
              value={values.sampleUrl ?? undefined}
              error={error("sampleUrl")}
            />
            {/* @case place */}
            <PlaceField
              name="samplePlace"
              label={"Sample place" /* @= field.label */}
              required={true /* @= field.required */}
              /* @if field.has_help */
              help={"A word about it" /* @= field.help */}
              /* @end */
              value={{ address: values.samplePlace ?? undefined, lat: values.samplePlaceLat, lng: values.samplePlaceLng }}
              error={error("samplePlace")}
            />
            {/* @case reference */}
            <ChoiceField
              name="sampleReference"
              label={"Sample reference" /* @= field.label */}
              required={true /* @= field.required */}
              /* @if field.has_help */
              help={"A word about it" /* @= field.help */}
              /* @end */
              value={values.sampleReference ?? undefined}
              options={choices.sampleReference}
              error={error("sampleReference")}
            />
            {/* @case member */}
            <ChoiceField
              name="sampleMember"
              label={"Sample member" /* @= field.label */}
              required={true /* @= field.required */}
              /* @if field.has_help */
              help={"A word about it" /* @= field.help */}
              /* @end */
              value={values.sampleMember ?? undefined}
              options={choices.sampleMember}
              error={error("sampleMember")}
            />
            {/* @case rich_text */}
            <RichTextField
              name="sampleRichText"
              label={"Sample rich text" /* @= field.label */}
              required={true /* @= field.required */}
              /* @if field.has_help */
              help={"A word about it" /* @= field.help */}
              /* @end */
              value={values.sampleRichText ?? undefined}
              maxLength={20000 /* @= field.max_length */}
              error={error("sampleRichText")}
            />
            {/* @case image */}
            <ImageField
              name="sampleImage"
              label={"Sample image" /* @= field.label */}
              required={true /* @= field.required */}
              /* @if field.has_help */
              help={"A word about it" /* @= field.help */}
              /* @end */
              value={values.sampleImage ?? undefined}
              error={error("sampleImage")}
            />
            {/* @case images */}
            <ImagesField
              name="sampleAlbum"
              label={"Sample album" /* @= field.label */}
              required={true /* @= field.required */}
              /* @if field.has_help */
              help={"A word about it" /* @= field.help */}
              /* @end */
              value={values.sampleAlbum}
              most={12}
              error={error("sampleAlbum")}
            />
            {/* @case file */}
            <FileField
              name="sampleFile"
              label={"Sample file" /* @= field.label */}
              required={true /* @= field.required */}
              /* @if field.has_help */
              help={"A word about it" /* @= field.help */}
              /* @end */
              value={values.sampleFile ?? undefined}
              error={error("sampleFile")}
            />
            {/* @end */}
          </div>
        )}
      </Form>
    </Card>
  );
}

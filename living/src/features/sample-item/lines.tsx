// @file each entity if entity.gallery
import { CardLine } from "@/kit/data/facts";
import * as show from "@/kit/data/values";
// @if entity.has.enum or entity.has.tags
import * as options from "./options";
// @end
import type { SampleItemRow } from "./queries";

/** What a picture's caption says of a sample item. */
export const SampleItemLines = ({ row }: { row: SampleItemRow }) => (
  <dl className="grid gap-2 text-sm">
    {/* @each field if not field.title and not field.publishing */}
    {/* @case text place */}
    <CardLine label={"Sample text" /* @= field.label */}><show.Text value={row.sampleText} /></CardLine>
    {/* @case integer decimal */}
    <CardLine label={"Sample integer" /* @= field.label */}><show.Number value={row.sampleInteger}/* @if field.year */ year/* @end */ /></CardLine>
    {/* @case money */}
    <CardLine label={"Sample money" /* @= field.label */}><show.Money value={row.sampleMoney} /></CardLine>
    {/* @case date */}
    <CardLine label={"Sample date" /* @= field.label */}><show.Date value={row.sampleDate} /></CardLine>
    {/* @case enum */}
    <CardLine label={"Sample enum" /* @= field.label */}><show.Choice value={row.sampleEnum} options={options.sampleEnumOptions} /></CardLine>
    {/* @case tags */}
    <CardLine label={"Sample tags" /* @= field.label */}><show.Tags value={row.sampleTags} options={options.sampleTagsOptions} /></CardLine>
    {/* @case long_text */}
    <div className="mt-2"><dt className="sr-only">{"Sample long text" /* @= field.label */}</dt><dd><show.Prose value={row.sampleLongText} /></dd></div>
    {/* @case * */}
    {/* @end */}
  </dl>
);

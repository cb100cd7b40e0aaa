// @file each entity
import { Fact, Facts } from "@/kit/data/facts";
import * as show from "@/kit/data/values";
// @if entity.due and entity.enum
import { isFinished } from "./finished";
// @end
// @if entity.has.enum or entity.has.tags
import * as options from "./options";
// @end
import type { SampleItemRow } from "./queries";

/** What is known about a sample item. */
export const SampleItemFacts = ({ row }: { row: SampleItemRow }) => (
  <Facts>
    {/* @each field if not field.title */}
    {/* @case text */}
    <Fact label={"Sample text" /* @= field.label */}><show.Text value={row.sampleText} /></Fact>
    {/* @case long_text */}
    <Fact label={"Sample long text" /* @= field.label */} wide><show.Prose value={row.sampleLongText} /></Fact>
    {/* @case integer */}
    <Fact label={"Sample integer" /* @= field.label */}><show.Number value={row.sampleInteger} /></Fact>
    {/* @case decimal */}
    <Fact label={"Sample decimal" /* @= field.label */}><show.Number value={row.sampleDecimal} /></Fact>
    {/* @case money */}
    <Fact label={"Sample money" /* @= field.label */}><show.Money value={row.sampleMoney} /></Fact>
    {/* @case percent */}
    <Fact label={"Sample percent" /* @= field.label */}><show.Percent value={row.samplePercent} /></Fact>
    {/* @case date */}
    <Fact label={"Sample date" /* @= field.label */}><show.Date value={row.sampleDate}/* @if field.due and entity.enum */ due={!isFinished(row)}/* @end */ /></Fact>
    {/* @case date_time */}
    <Fact label={"Sample date time" /* @= field.label */}><show.Date value={row.sampleDateTime}/* @if field.due and entity.enum */ due={!isFinished(row)}/* @end */ /></Fact>
    {/* @case time */}
    <Fact label={"Sample time" /* @= field.label */}><show.Time value={row.sampleTime} /></Fact>
    {/* @case duration */}
    <Fact label={"Sample duration" /* @= field.label */}><show.Duration value={row.sampleDuration} /></Fact>
    {/* @case boolean */}
    <Fact label={"Sample boolean" /* @= field.label */}><show.YesNo value={row.sampleBoolean} /></Fact>
    {/* @case enum */}
    <Fact label={"Sample enum" /* @= field.label */}><show.Choice value={row.sampleEnum} options={options.sampleEnumOptions} /></Fact>
    {/* @case tags */}
    <Fact label={"Sample tags" /* @= field.label */}><show.Tags value={row.sampleTags} options={options.sampleTagsOptions} /></Fact>
    {/* @case email */}
    <Fact label={"Sample email" /* @= field.label */}><show.Email value={row.sampleEmail} /></Fact>
    {/* @case phone */}
    <Fact label={"Sample phone" /* @= field.label */}><show.Phone value={row.samplePhone} /></Fact>
    {/* @case url */}
    <Fact label={"Sample URL" /* @= field.label */}><show.Web value={row.sampleUrl} /></Fact>
    {/* @case place */}
    <Fact label={"Sample place" /* @= field.label */}><show.Text value={row.samplePlace} /></Fact>
    {/* @case reference */}
    <Fact label={"Sample reference" /* @= field.label */}><show.Linked value={row.sampleReferenceTitle} href={`/linked-items/${row.sampleReference}`} /></Fact>
    {/* @case member */}
    <Fact label={"Sample member" /* @= field.label */}><show.Person value={row.sampleMemberName} /></Fact>
    {/* @end */}
    <Fact label="Added">
      <show.Date value={row.createdAt} />
    </Fact>
  </Facts>
);

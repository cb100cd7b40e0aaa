// @file each entity if entity.cards
import { Link } from "@/kit/ui/link";
import { /* @if entity.other_column */CardLine, /* @end */Cards, RowCard } from "@/kit/data/facts";
// @if entity.other_column
import * as show from "@/kit/data/values";
// @end
// @if entity.due and entity.enum
import { isFinished } from "./finished";
// @end
// @if entity.has.enum or entity.has.tags
import * as options from "./options";
// @end
import type { SampleItemRow } from "./queries";

/** Sample items as cards. */
export const SampleItemCards = ({ rows }: { rows: readonly SampleItemRow[] }) => (
  <Cards label="Sample items">
    {rows.map((row) => (
      <RowCard key={row.id} title={<Link href={`/sample-items/${row.id}`} className="underline-offset-4 hover:underline">{row.sampleTitle}</Link>}>
        {/* @each column if not field.title */}
        {/* @case text */}
        <CardLine label={"Sample text" /* @= field.label */}><show.Text value={row.sampleText} /></CardLine>
        {/* @case long_text */}
        <CardLine label={"Sample long text" /* @= field.label */}><show.Prose value={row.sampleLongText} brief /></CardLine>
        {/* @case integer */}
        <CardLine label={"Sample integer" /* @= field.label */}><show.Number value={row.sampleInteger} /></CardLine>
        {/* @case decimal */}
        <CardLine label={"Sample decimal" /* @= field.label */}><show.Number value={row.sampleDecimal} /></CardLine>
        {/* @case money */}
        <CardLine label={"Sample money" /* @= field.label */}><show.Money value={row.sampleMoney} /></CardLine>
        {/* @case percent */}
        <CardLine label={"Sample percent" /* @= field.label */}><show.Percent value={row.samplePercent} /></CardLine>
        {/* @case date */}
        <CardLine label={"Sample date" /* @= field.label */}><show.Date value={row.sampleDate}/* @if field.due and entity.enum */ due={!isFinished(row)}/* @end */ /></CardLine>
        {/* @case date_time */}
        <CardLine label={"Sample date time" /* @= field.label */}><show.Date value={row.sampleDateTime}/* @if field.due and entity.enum */ due={!isFinished(row)}/* @end */ /></CardLine>
        {/* @case time */}
        <CardLine label={"Sample time" /* @= field.label */}><show.Time value={row.sampleTime} /></CardLine>
        {/* @case duration */}
        <CardLine label={"Sample duration" /* @= field.label */}><show.Duration value={row.sampleDuration} /></CardLine>
        {/* @case boolean */}
        <CardLine label={"Sample boolean" /* @= field.label */}><show.YesNo value={row.sampleBoolean} /></CardLine>
        {/* @case enum */}
        <CardLine label={"Sample enum" /* @= field.label */}><show.Choice value={row.sampleEnum} options={options.sampleEnumOptions} /></CardLine>
        {/* @case tags */}
        <CardLine label={"Sample tags" /* @= field.label */}><show.Tags value={row.sampleTags} options={options.sampleTagsOptions} /></CardLine>
        {/* @case email */}
        <CardLine label={"Sample email" /* @= field.label */}><show.Email value={row.sampleEmail} /></CardLine>
        {/* @case phone */}
        <CardLine label={"Sample phone" /* @= field.label */}><show.Phone value={row.samplePhone} /></CardLine>
        {/* @case url */}
        <CardLine label={"Sample URL" /* @= field.label */}><show.Web value={row.sampleUrl} /></CardLine>
        {/* @case place */}
        <CardLine label={"Sample place" /* @= field.label */}><show.Text value={row.samplePlace} /></CardLine>
        {/* @case reference */}
        <CardLine label={"Sample reference" /* @= field.label */}><show.Linked value={row.sampleReferenceTitle} href={`/linked-items/${row.sampleReference}`} /></CardLine>
        {/* @case member */}
        <CardLine label={"Sample member" /* @= field.label */}><show.Person value={row.sampleMemberName} /></CardLine>
        {/* @end */}
      </RowCard>
    ))}
  </Cards>
);

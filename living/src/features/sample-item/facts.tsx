// @file each entity
import { Fact, Facts } from "@/kit/data/facts";
import * as show from "@/kit/data/values";
// @if entity.due and entity.enum
import { isFinished } from "./finished";
// @end
// @if entity.has.enum or entity.has.tags
import * as options from "./options";
// @end
// @if entity.alert
import { sampleItemAlerts } from "./alerts";
// @end
import { Measure, toneOf } from "@/kit/data/measure";
import type { SampleItemRow } from "./queries";
// @if entity.has.rich_text
import { RichText } from "@/kit/rich-text/rich-text";
// @end
// @if entity.uploads
import { FileLink } from "@/kit/upload/file-link";
import { Picture } from "@/kit/upload/picture";
import { Pictures } from "@/kit/upload/pictures";
// @end

/** What is known about a sample item. */
export const SampleItemFacts = ({ row }: { row: SampleItemRow }) => (
  <Facts>
    {/* @each field if not field.title and not field.compared and not field.publishing */}
    {/* @case text */}
    <Fact label={"Sample text" /* @= field.label */}/* @if field.flagged */ className={toneOf(sampleItemAlerts(row), "sampleText")}/* @end */><show.Text value={row.sampleText} /></Fact>
    {/* @case long_text */}
    <Fact label={"Sample long text" /* @= field.label */} wide><show.Prose value={row.sampleLongText} /></Fact>
    {/* @case integer */}
    <Fact label={"Sample integer" /* @= field.label */}/* @if field.flagged */ className={toneOf(sampleItemAlerts(row), "sampleInteger")}/* @end */><show.Number value={row.sampleInteger}/* @if field.year */ year/* @end *//* @if field.has_unit */ unit={"kg" /* @= field.unit */}/* @end */ /></Fact>
    {/* @case decimal */}
    <Fact label={"Sample decimal" /* @= field.label */}/* @if field.flagged */ className={toneOf(sampleItemAlerts(row), "sampleDecimal")}/* @end */><show.Number value={row.sampleDecimal}/* @if field.has_unit */ unit={"kg" /* @= field.unit */}/* @end */ /></Fact>
    {/* @case money */}
    <Fact label={"Sample money" /* @= field.label */}/* @if field.flagged */ className={toneOf(sampleItemAlerts(row), "sampleMoney")}/* @end */><show.Money value={row.sampleMoney} /></Fact>
    {/* @case percent */}
    <Fact label={"Sample percent" /* @= field.label */}/* @if field.flagged */ className={toneOf(sampleItemAlerts(row), "samplePercent")}/* @end */><show.Percent value={row.samplePercent} /></Fact>
    {/* @case date */}
    <Fact label={"Sample date" /* @= field.label */}/* @if field.flagged */ className={toneOf(sampleItemAlerts(row), "sampleDate")}/* @end */><show.Date value={row.sampleDate}/* @if field.due */ due/* @end *//* @if field.due and entity.enum */={!isFinished(row)}/* @end */ /></Fact>
    {/* @case date_time */}
    <Fact label={"Sample date time" /* @= field.label */}/* @if field.flagged */ className={toneOf(sampleItemAlerts(row), "sampleDateTime")}/* @end */><show.Date value={row.sampleDateTime}/* @if field.due */ due/* @end *//* @if field.due and entity.enum */={!isFinished(row)}/* @end */ /></Fact>
    {/* @case time */}
    <Fact label={"Sample time" /* @= field.label */}><show.Time value={row.sampleTime} /></Fact>
    {/* @case duration */}
    <Fact label={"Sample duration" /* @= field.label */}/* @if field.flagged */ className={toneOf(sampleItemAlerts(row), "sampleDuration")}/* @end */><show.Duration value={row.sampleDuration} /></Fact>
    {/* @case boolean */}
    <Fact label={"Sample boolean" /* @= field.label */}><show.YesNo value={row.sampleBoolean} /></Fact>
    {/* @case enum */}
    <Fact label={"Sample enum" /* @= field.label */}/* @if field.flagged */ className={toneOf(sampleItemAlerts(row), "sampleEnum")}/* @end */><show.Choice value={row.sampleEnum} options={options.sampleEnumOptions} /></Fact>
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
    {/* @case rich_text */}
    <Fact label={"Sample rich text" /* @= field.label */} wide><RichText text={row.sampleRichText} /></Fact>
    {/* @case image */}
    <Fact label={"Sample image" /* @= field.label */} wide><Picture id={row.sampleImage} alt={`${row.sampleTitle}: ${"Sample image" /* @= field.label */}`} large /></Fact>
    {/* @case images */}
    <Fact label={"Sample album" /* @= field.label */} wide><Pictures ids={row.sampleAlbum} alt={row.sampleTitle} /></Fact>
    {/* @case file */}
    <Fact label={"Sample file" /* @= field.label */}><FileLink id={row.sampleFile} name={row.sampleFileName} /></Fact>
    {/* @end */}
    {/* @each computed */}
    <Fact label={"Sample computed" /* @= computed.label */}/* @if computed.flagged */ className={toneOf(sampleItemAlerts(row), "sampleComputed")}/* @end */><Measure value={row.sampleComputed} kind={"decimal" /* @= computed.kind */} unit={"" /* @= computed.unit */} decimals={1 /* @= computed.decimals */} /></Fact>
    {/* @end */}
    <Fact label="Added">
      <show.Date value={row.createdAt} />
    </Fact>
  </Facts>
);

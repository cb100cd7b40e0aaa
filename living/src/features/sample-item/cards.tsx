// @file each entity if entity.cards
// @if entity.deal
import { DealBadges } from "@/features/deals/badges";
// @end
import { Link } from "@/kit/ui/link";
import { /* @if entity.other_column or entity.computed */CardLine, /* @end */Cards, RowCard } from "@/kit/data/facts";
// @if entity.other_column
import * as show from "@/kit/data/values";
// @end
// @if entity.due and entity.enum
import { isFinished } from "./finished";
// @end
// @if entity.has.enum or entity.has.tags
import * as options from "./options";
// @end
// @if entity.alert
import { sampleItemAlerts } from "./alerts";
// @end
import { AlertBadges, Measure, toneOf, washOf } from "@/kit/data/measure";
import type { SampleItemRow } from "./queries";
// @if entity.reactions
import { SampleItemReactions } from "./reactions";
// @end
// @if entity.has.rich_text
import { plainText } from "@/kit/rich-text/markdown";
// @end
// @if entity.uploads
import { FileLink } from "@/kit/upload/file-link";
import { Picture } from "@/kit/upload/picture";
// @end

/** Sample items as cards. */
export const SampleItemCards = ({ rows }: { rows: readonly SampleItemRow[] }) => (
  <Cards label="Sample items">
    {rows.map((row) => (
      <RowCard key={row.id}/* @if entity.reactions */ footer={<SampleItemReactions row={row} />}/* @end *//* @if entity.cover */ picture={coverOf(row)}/* @end */ title={<Link href={`/sample-items/${row.id}`} className="underline-offset-4 hover:underline">{row.sampleTitle}</Link>}/* @if entity.deal or entity.alert */ badges={badgesOf(row)}/* @end *//* @if entity.washed */ wash={washOf(sampleItemAlerts(row))}/* @end */>
        {/* @each column if not field.title */}
        {/* @case text */}
        <CardLine label={"Sample text" /* @= field.label */}/* @if field.flagged */ className={toneOf(sampleItemAlerts(row), "sampleText")}/* @end */><show.Text value={row.sampleText} /></CardLine>
        {/* @case long_text */}
        <CardLine label={"Sample long text" /* @= field.label */}><show.Prose value={row.sampleLongText} brief /></CardLine>
        {/* @case integer */}
        <CardLine label={"Sample integer" /* @= field.label */}/* @if field.flagged */ className={toneOf(sampleItemAlerts(row), "sampleInteger")}/* @end */><show.Number value={row.sampleInteger}/* @if field.year */ year/* @end *//* @if field.has_unit */ unit={"kg" /* @= field.unit */}/* @end */ /></CardLine>
        {/* @case decimal */}
        <CardLine label={"Sample decimal" /* @= field.label */}/* @if field.flagged */ className={toneOf(sampleItemAlerts(row), "sampleDecimal")}/* @end */><show.Number value={row.sampleDecimal}/* @if field.has_unit */ unit={"kg" /* @= field.unit */}/* @end */ /></CardLine>
        {/* @case money */}
        <CardLine label={"Sample money" /* @= field.label */}/* @if field.flagged */ className={toneOf(sampleItemAlerts(row), "sampleMoney")}/* @end */><show.Money value={row.sampleMoney} /></CardLine>
        {/* @case percent */}
        <CardLine label={"Sample percent" /* @= field.label */}/* @if field.flagged */ className={toneOf(sampleItemAlerts(row), "samplePercent")}/* @end */><show.Percent value={row.samplePercent} /></CardLine>
        {/* @case date */}
        <CardLine label={"Sample date" /* @= field.label */}/* @if field.flagged */ className={toneOf(sampleItemAlerts(row), "sampleDate")}/* @end */><show.Date value={row.sampleDate}/* @if field.due */ due/* @end *//* @if field.due and entity.enum */={!isFinished(row)}/* @end */ /></CardLine>
        {/* @case date_time */}
        <CardLine label={"Sample date time" /* @= field.label */}/* @if field.flagged */ className={toneOf(sampleItemAlerts(row), "sampleDateTime")}/* @end */><show.Date value={row.sampleDateTime}/* @if field.due */ due/* @end *//* @if field.due and entity.enum */={!isFinished(row)}/* @end */ /></CardLine>
        {/* @case time */}
        <CardLine label={"Sample time" /* @= field.label */}><show.Time value={row.sampleTime} /></CardLine>
        {/* @case duration */}
        <CardLine label={"Sample duration" /* @= field.label */}/* @if field.flagged */ className={toneOf(sampleItemAlerts(row), "sampleDuration")}/* @end */><show.Duration value={row.sampleDuration} /></CardLine>
        {/* @case boolean */}
        <CardLine label={"Sample boolean" /* @= field.label */}><show.YesNo value={row.sampleBoolean} /></CardLine>
        {/* @case enum */}
        <CardLine label={"Sample enum" /* @= field.label */}/* @if field.flagged */ className={toneOf(sampleItemAlerts(row), "sampleEnum")}/* @end */><show.Choice value={row.sampleEnum} options={options.sampleEnumOptions} /></CardLine>
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
        {/* @case file */}
        <CardLine label={"Sample file" /* @= field.label */}><FileLink id={row.sampleFile} name={row.sampleFileName} /></CardLine>
        {/* @case rich_text */}
        <CardLine label={"Sample rich text" /* @= field.label */}><show.Prose value={plainText(row.sampleRichText)} brief /></CardLine>
        {/* @case image images */}
        {/* @end */}
        {/* @each computed if computed.in_list */}
        <CardLine label={"Sample computed" /* @= computed.label */}/* @if computed.flagged */ className={toneOf(sampleItemAlerts(row), "sampleComputed")}/* @end */><Measure value={row.sampleComputed} kind={"decimal" /* @= computed.kind */} unit={"" /* @= computed.unit */} decimals={1 /* @= computed.decimals */} /></CardLine>
        {/* @end */}
      </RowCard>
    ))}
  </Cards>
);
// @if entity.deal or entity.alert

/** What is to be known of a row at a glance. It stands before the list of fields: a list holds names and values only. */
const badgesOf = (row: SampleItemRow) => [
  // @if entity.deal
  <DealBadges key="deal" table="sample_items" row={row} />,
  // @end
  // @if entity.alert
  <AlertBadges key="alerts" alerts={sampleItemAlerts(row)} className="ml-0" />,
  // @end
];
// @end
// @if entity.cover

/** The picture that stands for a row. */
function coverOf(row: SampleItemRow) {
  // @each cover
  // @case image
  if (row.sampleImage) return <Picture id={row.sampleImage} alt={row.sampleTitle} />;
  // @case images
  if (row.sampleAlbum[0]) return <Picture id={row.sampleAlbum[0]} alt={row.sampleTitle} />;
  // @case *
  // @end
  return <Picture id={null} alt={row.sampleTitle} />;
}
// @end

// @file each entity
// @if entity.deal
import { DealBadges } from "@/features/deals/badges";
// @end
import { Link } from "@/kit/ui/link";
import {/* @if entity.other_column or entity.computed or entity.reactions */ Cell,/* @end */ HeadCell, Row, Table } from "@/kit/data/table";
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
import { AlertBadges, Measure, toneOf } from "@/kit/data/measure";
import type { SampleItemRow } from "./queries";
// @if entity.reactions
import { SampleItemReactions } from "./reactions";
// @end
// @if entity.has.rich_text
import { plainText } from "@/kit/rich-text/markdown";
// @end
// @if entity.uploads
import { FileLink } from "@/kit/upload/file-link";
import { Thumbnail } from "@/kit/upload/picture";
// @end

// @each child if field.tap
import { OtherItemTap } from "@/features/other-item/tap";
// @end

/** Sample items in a table, by their titles. */
export const SampleItemTable = ({ rows }: { rows: readonly SampleItemRow[] }) => (
  <Table label="Sample items" head={COLUMNS}>
    {rows.map((row) => (
      <Row key={row.id}>
        <HeadCell>
          <Link href={`/sample-items/${row.id}`} className="underline-offset-4 hover:underline">{row.sampleTitle}</Link>
          {/* @if entity.deal */}
          <DealBadges table="sample_items" row={row} />
          {/* @end */}
          {/* @if entity.alert */}
          <AlertBadges alerts={sampleItemAlerts(row)} />
          {/* @end */}
        </HeadCell>
        {/* @each column if not field.title */}
        {/* @case text */}
        <Cell/* @if field.flagged */ className={toneOf(sampleItemAlerts(row), "sampleText")}/* @end */><show.Text value={row.sampleText} /></Cell>
        {/* @case long_text */}
        <Cell><show.Prose value={row.sampleLongText} brief /></Cell>
        {/* @case integer */}
        <Cell/* @if field.flagged */ className={toneOf(sampleItemAlerts(row), "sampleInteger")}/* @end */><show.Number value={row.sampleInteger}/* @if field.year */ year/* @end *//* @if field.has_unit */ unit={"kg" /* @= field.unit */}/* @end */ /></Cell>
        {/* @case decimal */}
        <Cell/* @if field.flagged */ className={toneOf(sampleItemAlerts(row), "sampleDecimal")}/* @end */><show.Number value={row.sampleDecimal}/* @if field.has_unit */ unit={"kg" /* @= field.unit */}/* @end */ /></Cell>
        {/* @case money */}
        <Cell/* @if field.flagged */ className={toneOf(sampleItemAlerts(row), "sampleMoney")}/* @end */><show.Money value={row.sampleMoney} /></Cell>
        {/* @case percent */}
        <Cell/* @if field.flagged */ className={toneOf(sampleItemAlerts(row), "samplePercent")}/* @end */><show.Percent value={row.samplePercent} /></Cell>
        {/* @case date */}
        <Cell/* @if field.flagged */ className={toneOf(sampleItemAlerts(row), "sampleDate")}/* @end */><show.Date value={row.sampleDate}/* @if field.due */ due/* @end *//* @if field.due and entity.enum */={!isFinished(row)}/* @end */ /></Cell>
        {/* @case date_time */}
        <Cell/* @if field.flagged */ className={toneOf(sampleItemAlerts(row), "sampleDateTime")}/* @end */><show.Date value={row.sampleDateTime}/* @if field.due */ due/* @end *//* @if field.due and entity.enum */={!isFinished(row)}/* @end */ /></Cell>
        {/* @case time */}
        <Cell><show.Time value={row.sampleTime} /></Cell>
        {/* @case duration */}
        <Cell/* @if field.flagged */ className={toneOf(sampleItemAlerts(row), "sampleDuration")}/* @end */><show.Duration value={row.sampleDuration} /></Cell>
        {/* @case boolean */}
        <Cell><show.YesNo value={row.sampleBoolean} /></Cell>
        {/* @case enum */}
        <Cell/* @if field.flagged */ className={toneOf(sampleItemAlerts(row), "sampleEnum")}/* @end */><show.Choice value={row.sampleEnum} options={options.sampleEnumOptions} /></Cell>
        {/* @case tags */}
        <Cell><show.Tags value={row.sampleTags} options={options.sampleTagsOptions} /></Cell>
        {/* @case email */}
        <Cell><show.Email value={row.sampleEmail} /></Cell>
        {/* @case phone */}
        <Cell><show.Phone value={row.samplePhone} /></Cell>
        {/* @case url */}
        <Cell><show.Web value={row.sampleUrl} /></Cell>
        {/* @case place */}
        <Cell><show.Text value={row.samplePlace} /></Cell>
        {/* @case reference */}
        <Cell><show.Linked value={row.sampleReferenceTitle} href={`/linked-items/${row.sampleReference}`} /></Cell>
        {/* @case member */}
        <Cell><show.Person value={row.sampleMemberName} /></Cell>
        {/* @case file */}
        <Cell><FileLink id={row.sampleFile} name={row.sampleFileName} /></Cell>
        {/* @case rich_text */}
        <Cell><show.Prose value={plainText(row.sampleRichText)} brief /></Cell>
        {/* @case image */}
        <Cell><Thumbnail id={row.sampleImage} /></Cell>
        {/* @case images */}
        <Cell><Thumbnail id={row.sampleAlbum[0]} /></Cell>
        {/* @end */}
        {/* @each computed if computed.in_list */}
        <Cell/* @if computed.flagged */ className={toneOf(sampleItemAlerts(row), "sampleComputed")}/* @end */><Measure value={row.sampleComputed} kind={"decimal" /* @= computed.kind */} unit={"" /* @= computed.unit */} decimals={1 /* @= computed.decimals */} /></Cell>
        {/* @end */}
        {/* @if entity.reactions */}
        <Cell><SampleItemReactions row={row} /></Cell>
        {/* @end */}
        {/* @each child if field.tap */}
        <Cell><OtherItemTap id={row.id} about={row.sampleTitle} /></Cell>
        {/* @end */}
      </Row>
    ))}
  </Table>
);

const COLUMNS = [
  "Sample title",
  // @each column if not field.title
  "Sample text" /* @= field.label */,
  // @end
  // @each computed if computed.in_list
  "Sample computed" /* @= computed.label */,
  // @end
  // @each child if field.tap
  "Other item",
  // @end
  // @if entity.reactions
  "Reactions",
  // @end
];

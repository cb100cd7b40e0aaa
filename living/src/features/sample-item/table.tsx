// @file each entity
import { Link } from "@/kit/ui/link";
import {/* @if entity.other_column */ Cell,/* @end */ HeadCell, Row, Table } from "@/kit/data/table";
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

/** Sample items in a table, by their titles. */
export const SampleItemTable = ({ rows }: { rows: readonly SampleItemRow[] }) => (
  <Table label="Sample items" head={COLUMNS}>
    {rows.map((row) => (
      <Row key={row.id}>
        <HeadCell>
          <Link href={`/sample-items/${row.id}`} className="underline-offset-4 hover:underline">{row.sampleTitle}</Link>
        </HeadCell>
        {/* @each column if not field.title */}
        {/* @case text */}
        <Cell><show.Text value={row.sampleText} /></Cell>
        {/* @case long_text */}
        <Cell><show.Prose value={row.sampleLongText} brief /></Cell>
        {/* @case integer */}
        <Cell><show.Number value={row.sampleInteger} /></Cell>
        {/* @case decimal */}
        <Cell><show.Number value={row.sampleDecimal} /></Cell>
        {/* @case money */}
        <Cell><show.Money value={row.sampleMoney} /></Cell>
        {/* @case percent */}
        <Cell><show.Percent value={row.samplePercent} /></Cell>
        {/* @case date */}
        <Cell><show.Date value={row.sampleDate}/* @if field.due and entity.enum */ due={!isFinished(row)}/* @end */ /></Cell>
        {/* @case date_time */}
        <Cell><show.Date value={row.sampleDateTime}/* @if field.due and entity.enum */ due={!isFinished(row)}/* @end */ /></Cell>
        {/* @case time */}
        <Cell><show.Time value={row.sampleTime} /></Cell>
        {/* @case duration */}
        <Cell><show.Duration value={row.sampleDuration} /></Cell>
        {/* @case boolean */}
        <Cell><show.YesNo value={row.sampleBoolean} /></Cell>
        {/* @case enum */}
        <Cell><show.Choice value={row.sampleEnum} options={options.sampleEnumOptions} /></Cell>
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
];

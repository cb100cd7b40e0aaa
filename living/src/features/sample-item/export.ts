// @file each entity
import "server-only";
import { toCsv } from "@/kit/data/csv";
import type { SampleItemRow } from "./queries";

/** Sample items as a CSV file. */
export const sampleItemsCsv = (rows: readonly SampleItemRow[]): string =>
  toCsv(
    [
      "Id",
      // @each field
      "Sample text" /* @= field.label */,
      // @end
      // @each computed
      "Sample computed" /* @= computed.label */,
      // @end
      "Added",
    ],
    rows.map((row) => [
      row.id,
      // @each field
      // @case reference
      row.sampleReferenceTitle,
      // @case member
      row.sampleMemberName,
      // @case money
      typeof row.sampleMoney === "number" ? row.sampleMoney / 100 : null,
      // @case file
      row.sampleFileName,
      // @case image
      row.sampleImage ? `/files/${row.sampleImage}` : null,
      // @case images
      row.sampleAlbum.map((id) => `/files/${id}`).join(" "),
      // @case *
      row.sampleText,
      // @end
      // @each computed
      row.sampleComputed/* @if computed.money */ === null ? null : Number(row.sampleComputed) / 100/* @end */,
      // @end
      row.createdAt,
    ]),
  );

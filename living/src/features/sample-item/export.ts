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
      // @case *
      row.sampleText,
      // @end
      row.createdAt,
    ]),
  );

import "server-only";
import { toCsv } from "@/kit/data/csv";
import type { NoteRow } from "./queries";

/** Notes as a CSV file. */
export const notesCsv = (rows: readonly NoteRow[]): string =>
  toCsv(
    [
      "Id",
      "Title",
      "Body",
      "Added",
    ],
    rows.map((row) => [
      row.id,
      row.title,
      row.body,
      row.createdAt,
    ]),
  );

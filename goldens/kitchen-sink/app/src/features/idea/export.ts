import "server-only";
import { toCsv } from "@/kit/data/csv";
import type { IdeaRow } from "./queries";

/** Ideas as a CSV file. */
export const ideasCsv = (rows: readonly IdeaRow[]): string =>
  toCsv(
    [
      "Id",
      "Title",
      "E-mail",
      "Added",
    ],
    rows.map((row) => [
      row.id,
      row.title,
      row.email,
      row.createdAt,
    ]),
  );

import "server-only";
import { toCsv } from "@/kit/data/csv";
import type { LoanRow } from "./queries";

/** Loans as a CSV file. */
export const loansCsv = (rows: readonly LoanRow[]): string =>
  toCsv(
    [
      "Id",
      "Borrower",
      "Exhibit",
      "Due",
      "Added",
    ],
    rows.map((row) => [
      row.id,
      row.borrower,
      row.exhibitTitle,
      row.due,
      row.createdAt,
    ]),
  );

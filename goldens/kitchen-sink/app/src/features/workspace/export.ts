import "server-only";
import { toCsv } from "@/kit/data/csv";
import type { WorkspaceRow } from "./queries";

/** Workspaces as a CSV file. */
export const workspacesCsv = (rows: readonly WorkspaceRow[]): string =>
  toCsv(
    [
      "Id",
      "Name",
      "Added",
    ],
    rows.map((row) => [
      row.id,
      row.name,
      row.createdAt,
    ]),
  );

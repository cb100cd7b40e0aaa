import { Link } from "@/kit/ui/link";
import { Cell, HeadCell, Row, Table } from "@/kit/data/table";
import * as show from "@/kit/data/values";
import type { LoanRow } from "./queries";

/** Loans in a table, by their titles. */
export const LoanTable = ({ rows }: { rows: readonly LoanRow[] }) => (
  <Table label="Loans" head={COLUMNS}>
    {rows.map((row) => (
      <Row key={row.id}>
        <HeadCell>
          <Link href={`/loans/${row.id}`} className="underline-offset-4 hover:underline">{row.borrower}</Link>
        </HeadCell>
        <Cell><show.Linked value={row.exhibitTitle} href={`/exhibits/${row.exhibit}`} /></Cell>
        <Cell><show.Date value={row.due} due /></Cell>
      </Row>
    ))}
  </Table>
);

const COLUMNS = [
  "Borrower",
  "Exhibit",
  "Due",
];

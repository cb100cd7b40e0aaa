import { Link } from "@/kit/ui/link";
import { HeadCell, Row, Table } from "@/kit/data/table";
import type { NoteRow } from "./queries";

/** Notes in a table, by their titles. */
export const NoteTable = ({ rows }: { rows: readonly NoteRow[] }) => (
  <Table label="Notes" head={COLUMNS}>
    {rows.map((row) => (
      <Row key={row.id}>
        <HeadCell>
          <Link href={`/notes/${row.id}`} className="underline-offset-4 hover:underline">{row.title}</Link>
        </HeadCell>
      </Row>
    ))}
  </Table>
);

const COLUMNS = [
  "Title",
];

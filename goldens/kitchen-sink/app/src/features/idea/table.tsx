import { Link } from "@/kit/ui/link";
import { HeadCell, Row, Table } from "@/kit/data/table";
import type { IdeaRow } from "./queries";

/** Ideas in a table, by their titles. */
export const IdeaTable = ({ rows }: { rows: readonly IdeaRow[] }) => (
  <Table label="Ideas" head={COLUMNS}>
    {rows.map((row) => (
      <Row key={row.id}>
        <HeadCell>
          <Link href={`/ideas/${row.id}`} className="underline-offset-4 hover:underline">{row.title}</Link>
        </HeadCell>
      </Row>
    ))}
  </Table>
);

const COLUMNS = [
  "Title",
];

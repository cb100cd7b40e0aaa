import { Link } from "@/kit/ui/link";
import { HeadCell, Row, Table } from "@/kit/data/table";
import type { WorkspaceRow } from "./queries";

/** Workspaces in a table, by their titles. */
export const WorkspaceTable = ({ rows }: { rows: readonly WorkspaceRow[] }) => (
  <Table label="Workspaces" head={COLUMNS}>
    {rows.map((row) => (
      <Row key={row.id}>
        <HeadCell>
          <Link href={`/workspaces/${row.id}`} className="underline-offset-4 hover:underline">{row.name}</Link>
        </HeadCell>
      </Row>
    ))}
  </Table>
);

const COLUMNS = [
  "Name",
];

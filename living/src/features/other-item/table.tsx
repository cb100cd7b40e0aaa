// @file never
import { HeadCell, Row, Table } from "@/kit/data/table";
import type { OtherItemRow } from "./queries";

export const OtherItemTable = ({ rows }: { rows: readonly OtherItemRow[] }) => (
  <Table label="Other items" head={["Name"]}>
    {rows.map((row) => (
      <Row key={row.id}>
        <HeadCell>{row.otherTitle}</HeadCell>
      </Row>
    ))}
  </Table>
);

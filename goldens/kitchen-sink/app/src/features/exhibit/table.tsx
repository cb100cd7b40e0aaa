import { Link } from "@/kit/ui/link";
import { Cell, HeadCell, Row, Table } from "@/kit/data/table";
import * as show from "@/kit/data/values";
import * as options from "./options";
import type { ExhibitRow } from "./queries";

/** Exhibits in a table, by their titles. */
export const ExhibitTable = ({ rows }: { rows: readonly ExhibitRow[] }) => (
  <Table label="Exhibits" head={COLUMNS}>
    {rows.map((row) => (
      <Row key={row.id}>
        <HeadCell>
          <Link href={`/exhibits/${row.id}`} className="underline-offset-4 hover:underline">{row.title}</Link>
        </HeadCell>
        <Cell><show.Number value={row.quantity} /></Cell>
        <Cell><show.Money value={row.price} /></Cell>
        <Cell><show.Date value={row.startsOn} /></Cell>
        <Cell><show.YesNo value={row.featured} /></Cell>
        <Cell><show.Choice value={row.stage} options={options.stageOptions} /></Cell>
        <Cell><show.Tags value={row.topics} options={options.topicsOptions} /></Cell>
        <Cell><show.Text value={row.venue} /></Cell>
        <Cell><show.Linked value={row.workspaceTitle} href={`/workspaces/${row.workspace}`} /></Cell>
        <Cell><show.Person value={row.curatorName} /></Cell>
      </Row>
    ))}
  </Table>
);

const COLUMNS = [
  "Title",
  "Quantity",
  "Price",
  "Starts on",
  "Featured",
  "Stage",
  "Topics",
  "Venue",
  "Workspace",
  "Curator",
];

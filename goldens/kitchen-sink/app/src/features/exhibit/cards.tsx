import { Link } from "@/kit/ui/link";
import { CardLine, Cards, RowCard } from "@/kit/data/facts";
import * as show from "@/kit/data/values";
import * as options from "./options";
import type { ExhibitRow } from "./queries";

/** Exhibits as cards. */
export const ExhibitCards = ({ rows }: { rows: readonly ExhibitRow[] }) => (
  <Cards label="Exhibits">
    {rows.map((row) => (
      <RowCard key={row.id} title={<Link href={`/exhibits/${row.id}`} className="underline-offset-4 hover:underline">{row.title}</Link>}>
        <CardLine label="Quantity"><show.Number value={row.quantity} /></CardLine>
        <CardLine label="Price"><show.Money value={row.price} /></CardLine>
        <CardLine label="Starts on"><show.Date value={row.startsOn} /></CardLine>
        <CardLine label="Featured"><show.YesNo value={row.featured} /></CardLine>
        <CardLine label="Stage"><show.Choice value={row.stage} options={options.stageOptions} /></CardLine>
        <CardLine label="Topics"><show.Tags value={row.topics} options={options.topicsOptions} /></CardLine>
        <CardLine label="Venue"><show.Text value={row.venue} /></CardLine>
        <CardLine label="Workspace"><show.Linked value={row.workspaceTitle} href={`/workspaces/${row.workspace}`} /></CardLine>
        <CardLine label="Curator"><show.Person value={row.curatorName} /></CardLine>
      </RowCard>
    ))}
  </Cards>
);

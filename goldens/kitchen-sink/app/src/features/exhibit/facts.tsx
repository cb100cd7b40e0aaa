import { Fact, Facts } from "@/kit/data/facts";
import * as show from "@/kit/data/values";
import { isFinished } from "./finished";
import * as options from "./options";
import type { ExhibitRow } from "./queries";

/** What is known about an exhibit. */
export const ExhibitFacts = ({ row }: { row: ExhibitRow }) => (
  <Facts>
    <Fact label="Notes" wide><show.Prose value={row.notes} /></Fact>
    <Fact label="Quantity"><show.Number value={row.quantity} /></Fact>
    <Fact label="Weight"><show.Number value={row.weight} /></Fact>
    <Fact label="Price"><show.Money value={row.price} /></Fact>
    <Fact label="Discount"><show.Percent value={row.discount} /></Fact>
    <Fact label="Starts on"><show.Date value={row.startsOn} /></Fact>
    <Fact label="Ends on"><show.Date value={row.endsOn} due={!isFinished(row)} /></Fact>
    <Fact label="Opens at"><show.Date value={row.opensAt} /></Fact>
    <Fact label="Closes at"><show.Date value={row.closesAt} /></Fact>
    <Fact label="Daily at"><show.Time value={row.dailyAt} /></Fact>
    <Fact label="Effort"><show.Duration value={row.effort} /></Fact>
    <Fact label="Featured"><show.YesNo value={row.featured} /></Fact>
    <Fact label="Stage"><show.Choice value={row.stage} options={options.stageOptions} /></Fact>
    <Fact label="Topics"><show.Tags value={row.topics} options={options.topicsOptions} /></Fact>
    <Fact label="Keywords"><show.Tags value={row.keywords} options={options.keywordsOptions} /></Fact>
    <Fact label="Contact e-mail"><show.Email value={row.contact} /></Fact>
    <Fact label="Phone"><show.Phone value={row.phone} /></Fact>
    <Fact label="Website"><show.Web value={row.website} /></Fact>
    <Fact label="Venue"><show.Text value={row.venue} /></Fact>
    <Fact label="Workspace"><show.Linked value={row.workspaceTitle} href={`/workspaces/${row.workspace}`} /></Fact>
    <Fact label="Follows"><show.Linked value={row.followsTitle} href={`/exhibits/${row.follows}`} /></Fact>
    <Fact label="Curator"><show.Person value={row.curatorName} /></Fact>
    <Fact label="Added">
      <show.Date value={row.createdAt} />
    </Fact>
  </Facts>
);

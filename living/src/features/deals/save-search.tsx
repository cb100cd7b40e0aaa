// @file if app.deal.saved_search
import { saveSearch } from "./actions";
import { TextDialog } from "./buttons";

/** Keeps the list's search and filters under a name. */
export const SaveSearch = ({ table, query }: { table: string; query: string }) => (
  <TextDialog trigger="Save this search" title="Save this search" description="You find it under “Saved searches”, with the number of new matches." label="Name" required confirm="Save search" done="Search saved" act={saveSearch.bind(null, table, query)} />
);

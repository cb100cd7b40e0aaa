import { Fact, Facts } from "@/kit/data/facts";
import * as show from "@/kit/data/values";
import type { LoanRow } from "./queries";

/** What is known about a loan. */
export const LoanFacts = ({ row }: { row: LoanRow }) => (
  <Facts>
    <Fact label="Exhibit"><show.Linked value={row.exhibitTitle} href={`/exhibits/${row.exhibit}`} /></Fact>
    <Fact label="Due"><show.Date value={row.due} due /></Fact>
    <Fact label="Added">
      <show.Date value={row.createdAt} />
    </Fact>
  </Facts>
);

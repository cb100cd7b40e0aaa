import { Fact, Facts } from "@/kit/data/facts";
import * as show from "@/kit/data/values";
import type { IdeaRow } from "./queries";

/** What is known about an idea. */
export const IdeaFacts = ({ row }: { row: IdeaRow }) => (
  <Facts>
    <Fact label="E-mail"><show.Email value={row.email} /></Fact>
    <Fact label="Added">
      <show.Date value={row.createdAt} />
    </Fact>
  </Facts>
);

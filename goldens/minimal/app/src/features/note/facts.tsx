import { Fact, Facts } from "@/kit/data/facts";
import * as show from "@/kit/data/values";
import type { NoteRow } from "./queries";

/** What is known about a note. */
export const NoteFacts = ({ row }: { row: NoteRow }) => (
  <Facts>
    <Fact label="Body" wide><show.Prose value={row.body} /></Fact>
    <Fact label="Added">
      <show.Date value={row.createdAt} />
    </Fact>
  </Facts>
);

import { Fact, Facts } from "@/kit/data/facts";
import * as show from "@/kit/data/values";
import type { WorkspaceRow } from "./queries";

/** What is known about a workspace. */
export const WorkspaceFacts = ({ row }: { row: WorkspaceRow }) => (
  <Facts>
    <Fact label="Added">
      <show.Date value={row.createdAt} />
    </Fact>
  </Facts>
);

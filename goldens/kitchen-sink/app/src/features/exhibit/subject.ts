import * as tables from "@/db/schema";
import type { Subject } from "@/features/dashboard/figures";
import { iconOf } from "@/kit/ui/icons";
import * as options from "./options";

/** Exhibits, as the dashboard reads them. */
export const exhibitSubject: Subject = {
  label: "Exhibit",
  labelPlural: "Exhibits",
  href: "/exhibits",
  icon: iconOf("star"),
  stat: true,
  table: tables.exhibits,
  id: tables.exhibits.id,
  title: tables.exhibits.title,
  createdAt: tables.exhibits.createdAt,
  options: [
    { label: "Stage", column: tables.exhibits.stage, options: options.stageOptions },
  ],
  due: [
    { column: tables.exhibits.endsOn, instant: false },
  ],
  people: [
    tables.exhibits.curator,
  ],
  parents: [
    {
      label: "Workspace",
      href: "/workspaces",
      column: tables.exhibits.workspace,
      table: tables.workspaces,
      id: tables.workspaces.id,
      title: tables.workspaces.name,
    },
    {
      label: "Follows",
      href: "/exhibits",
      column: tables.exhibits.follows,
      table: tables.exhibits,
      id: tables.exhibits.id,
      title: tables.exhibits.title,
    },
  ],
};

import * as tables from "@/db/schema";
import type { Subject } from "@/features/dashboard/figures";
import { iconOf } from "@/kit/ui/icons";

/** Workspaces, as the dashboard reads them. */
export const workspaceSubject: Subject = {
  label: "Workspace",
  labelPlural: "Workspaces",
  href: "/workspaces",
  icon: iconOf("home"),
  stat: true,
  table: tables.workspaces,
  id: tables.workspaces.id,
  title: tables.workspaces.name,
  createdAt: tables.workspaces.createdAt,
  options: [],
  due: [],
  people: [],
  parents: [],
};

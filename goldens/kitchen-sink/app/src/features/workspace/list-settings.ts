import type { ListSettings } from "@/kit/data/params";

/** What the list of workspaces can be ordered and filtered by, and the ways to look at it. */
export const workspaceList = {
  sorts: [
    { value: "created", label: "Newest" },
    { value: "name", label: "Name" },
  ],
  filters: [],
  views: ["table"],
} satisfies ListSettings;

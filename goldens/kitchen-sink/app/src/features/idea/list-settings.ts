import type { ListSettings } from "@/kit/data/params";

/** What the list of ideas can be ordered and filtered by, and the ways to look at it. */
export const ideaList = {
  sorts: [
    { value: "created", label: "Newest" },
  ],
  filters: [],
  views: ["table"],
} satisfies ListSettings;

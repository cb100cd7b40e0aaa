import type { ListSettings } from "@/kit/data/params";

/** What the list of notes can be ordered and filtered by, and the ways to look at it. */
export const noteList = {
  sorts: [
    { value: "created", label: "Newest" },
    { value: "title", label: "Title" },
  ],
  filters: [],
  views: ["table"],
} satisfies ListSettings;

import type { ListSettings } from "@/kit/data/params";

/** What the list of loans can be ordered and filtered by, and the ways to look at it. */
export const loanList = {
  sorts: [
    { value: "created", label: "Newest" },
  ],
  filters: [],
  views: ["table"],
} satisfies ListSettings;

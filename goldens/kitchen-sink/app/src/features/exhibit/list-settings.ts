import type { ListSettings } from "@/kit/data/params";

/** What the list of exhibits can be ordered and filtered by, and the ways to look at it. */
export const exhibitList = {
  sorts: [
    { value: "created", label: "Newest" },
    { value: "title", label: "Title" },
    { value: "quantity", label: "Quantity" },
    { value: "price", label: "Price" },
    { value: "starts_on", label: "Starts on" },
    { value: "stage", label: "Stage" },
  ],
  filters: [
    "starts_on",
    "featured",
    "stage",
    "topics",
    "workspace",
    "curator",
  ],
  views: ["table", "cards", "map"],
} satisfies ListSettings;

// @file each entity
import type { ListSettings } from "@/kit/data/params";

/** What the list of sample items can be ordered and filtered by, and the ways to look at it. */
export const sampleItemList = {
  sorts: [
    { value: "created", label: "Newest" },
    // @each sort
    { value: "sample_text", label: "Sample text" /* @= field.label */ },
    // @end
  ],
  filters: [
    // @each filter
    "sample_text",
    // @end
  ],
  views: [/* @if entity.cards_first */"cards", /* @end */"table"/* @if entity.cards and not entity.cards_first */, "cards"/* @end *//* @if entity.map */, "map"/* @end */],
} satisfies ListSettings;

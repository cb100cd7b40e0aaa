// @file each entity
import type { ListSettings } from "@/kit/data/params";

/** What the list of sample items can be ordered and filtered by, and the ways to look at it. */
export const sampleItemList = {
  // @if entity.default_sort
  initial: "-sample_text" /* @= entity.initial_sort */,
  // @end
  sorts: [
    { value: "created", label: "Newest" },
    // @each sort
    { value: "sample_text", label: "Sample text" /* @= field.label */ },
    // @end
    // @each computed if computed.sort
    { value: "sample_computed", label: "Sample computed" /* @= computed.label */ },
    // @end
  ],
  filters: [
    // @if entity.lists
    "list",
    // @end
    // @if entity.archive
    "archive",
    // @end
    // @each filter
    // @case integer decimal money percent
    "sample_integer_from",
    "sample_integer_to",
    // @case *
    "sample_text",
    // @end
    // @each span
    "span0" /* @= span.key */,
    // @end
    // @if entity.deal.starts
    "period_from",
    "period_to",
    // @end
    // @if entity.alert
    "alert",
    // @end
  ],
  views: [/* @if entity.gallery_first */"gallery", /* @end *//* @if entity.articles_first */"articles", /* @end *//* @if entity.cards_first */"cards", /* @end */"table"/* @if entity.cards and not entity.cards_first */, "cards"/* @end *//* @if entity.map */, "map"/* @end *//* @if entity.gallery and not entity.gallery_first */, "gallery"/* @end *//* @if entity.articles and not entity.articles_first */, "articles"/* @end */],
} satisfies ListSettings;

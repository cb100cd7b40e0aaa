// @file if app.feed
import type { Metadata } from "next";
// @each entity if entity.feed
import { SampleItemFeed } from "@/features/sample-item/feed";
// @end

export const metadata: Metadata = { title: "Feed" };

export default async function Page({ searchParams }: { searchParams: Promise<{ show?: string | string[] }> }) {
  const all = (await searchParams).show === "all";
  // @each entity if entity.feed
  return <SampleItemFeed all={all} />;
  // @end
}

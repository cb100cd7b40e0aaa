// @file each entity
import type { Metadata } from "next";
import { SampleItemList } from "@/features/sample-item/list";
import type { RawParams } from "@/kit/data/params";

export const metadata: Metadata = { title: "Sample items" };

export default async function Page({ searchParams }: { searchParams: Promise<RawParams> }) {
  return <SampleItemList address={await searchParams} />;
}

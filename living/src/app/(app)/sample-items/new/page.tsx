// @file each entity
import type { Metadata } from "next";
import { NewSampleItem } from "@/features/sample-item/pages";
import type { RawParams } from "@/kit/data/params";

export const metadata: Metadata = { title: "New sample item" };

export default async function Page({ searchParams }: { searchParams: Promise<RawParams> }) {
  return <NewSampleItem address={await searchParams} />;
}

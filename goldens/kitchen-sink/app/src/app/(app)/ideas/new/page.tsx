import type { Metadata } from "next";
import { NewIdea } from "@/features/idea/pages";
import type { RawParams } from "@/kit/data/params";

export const metadata: Metadata = { title: "New idea" };

export default async function Page({ searchParams }: { searchParams: Promise<RawParams> }) {
  return <NewIdea address={await searchParams} />;
}

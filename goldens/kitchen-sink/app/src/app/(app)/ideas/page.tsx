import type { Metadata } from "next";
import { IdeaList } from "@/features/idea/list";
import type { RawParams } from "@/kit/data/params";

export const metadata: Metadata = { title: "Ideas" };

export default async function Page({ searchParams }: { searchParams: Promise<RawParams> }) {
  return <IdeaList address={await searchParams} />;
}

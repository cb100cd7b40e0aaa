import type { Metadata } from "next";
import { NewWorkspace } from "@/features/workspace/pages";
import type { RawParams } from "@/kit/data/params";

export const metadata: Metadata = { title: "New workspace" };

export default async function Page({ searchParams }: { searchParams: Promise<RawParams> }) {
  return <NewWorkspace address={await searchParams} />;
}

import type { Metadata } from "next";
import { WorkspaceList } from "@/features/workspace/list";
import type { RawParams } from "@/kit/data/params";

export const metadata: Metadata = { title: "Workspaces" };

export default async function Page({ searchParams }: { searchParams: Promise<RawParams> }) {
  return <WorkspaceList address={await searchParams} />;
}

import type { Metadata } from "next";
import { WorkspaceDetail } from "@/features/workspace/detail";

export const metadata: Metadata = { title: "Workspace" };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <WorkspaceDetail id={(await params).id} />;
}

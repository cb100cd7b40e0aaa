import type { Metadata } from "next";
import { EditWorkspace } from "@/features/workspace/pages";

export const metadata: Metadata = { title: "Edit workspace" };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <EditWorkspace id={(await params).id} />;
}

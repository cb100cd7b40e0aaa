import type { Metadata } from "next";
import { EditIdea } from "@/features/idea/pages";

export const metadata: Metadata = { title: "Edit idea" };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <EditIdea id={(await params).id} />;
}

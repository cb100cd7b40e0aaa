import type { Metadata } from "next";
import { IdeaDetail } from "@/features/idea/detail";

export const metadata: Metadata = { title: "Idea" };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <IdeaDetail id={(await params).id} />;
}

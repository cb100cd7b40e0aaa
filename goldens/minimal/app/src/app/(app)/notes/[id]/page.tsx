import type { Metadata } from "next";
import { NoteDetail } from "@/features/note/detail";

export const metadata: Metadata = { title: "Note" };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <NoteDetail id={(await params).id} />;
}

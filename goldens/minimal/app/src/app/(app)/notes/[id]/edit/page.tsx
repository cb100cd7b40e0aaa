import type { Metadata } from "next";
import { EditNote } from "@/features/note/pages";

export const metadata: Metadata = { title: "Edit note" };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <EditNote id={(await params).id} />;
}

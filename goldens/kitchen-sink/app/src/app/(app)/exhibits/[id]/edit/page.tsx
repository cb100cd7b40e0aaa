import type { Metadata } from "next";
import { EditExhibit } from "@/features/exhibit/pages";

export const metadata: Metadata = { title: "Edit exhibit" };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <EditExhibit id={(await params).id} />;
}

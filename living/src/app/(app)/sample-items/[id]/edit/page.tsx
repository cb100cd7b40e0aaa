// @file each entity
import type { Metadata } from "next";
import { EditSampleItem } from "@/features/sample-item/pages";

export const metadata: Metadata = { title: "Edit sample item" };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <EditSampleItem id={(await params).id} />;
}

// @file each entity
import type { Metadata } from "next";
import { SampleItemDetail } from "@/features/sample-item/detail";

export const metadata: Metadata = { title: "Sample item" };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <SampleItemDetail id={(await params).id} />;
}

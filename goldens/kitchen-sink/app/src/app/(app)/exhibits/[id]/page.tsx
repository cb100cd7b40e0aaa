import type { Metadata } from "next";
import { ExhibitDetail } from "@/features/exhibit/detail";

export const metadata: Metadata = { title: "Exhibit" };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <ExhibitDetail id={(await params).id} />;
}

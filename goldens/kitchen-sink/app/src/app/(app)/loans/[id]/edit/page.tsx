import type { Metadata } from "next";
import { EditLoan } from "@/features/loan/pages";

export const metadata: Metadata = { title: "Edit loan" };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <EditLoan id={(await params).id} />;
}

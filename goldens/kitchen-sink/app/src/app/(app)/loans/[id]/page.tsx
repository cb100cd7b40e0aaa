import type { Metadata } from "next";
import { LoanDetail } from "@/features/loan/detail";

export const metadata: Metadata = { title: "Loan" };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <LoanDetail id={(await params).id} />;
}

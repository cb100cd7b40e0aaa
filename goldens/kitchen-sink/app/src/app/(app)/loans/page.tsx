import type { Metadata } from "next";
import { LoanList } from "@/features/loan/list";
import type { RawParams } from "@/kit/data/params";

export const metadata: Metadata = { title: "Loans" };

export default async function Page({ searchParams }: { searchParams: Promise<RawParams> }) {
  return <LoanList address={await searchParams} />;
}

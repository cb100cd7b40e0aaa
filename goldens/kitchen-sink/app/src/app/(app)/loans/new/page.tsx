import type { Metadata } from "next";
import { NewLoan } from "@/features/loan/pages";
import type { RawParams } from "@/kit/data/params";

export const metadata: Metadata = { title: "New loan" };

export default async function Page({ searchParams }: { searchParams: Promise<RawParams> }) {
  return <NewLoan address={await searchParams} />;
}

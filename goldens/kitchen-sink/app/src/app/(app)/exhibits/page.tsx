import type { Metadata } from "next";
import { ExhibitList } from "@/features/exhibit/list";
import type { RawParams } from "@/kit/data/params";

export const metadata: Metadata = { title: "Exhibits" };

export default async function Page({ searchParams }: { searchParams: Promise<RawParams> }) {
  return <ExhibitList address={await searchParams} />;
}

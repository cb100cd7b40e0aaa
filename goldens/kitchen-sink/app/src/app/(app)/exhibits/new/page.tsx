import type { Metadata } from "next";
import { NewExhibit } from "@/features/exhibit/pages";
import type { RawParams } from "@/kit/data/params";

export const metadata: Metadata = { title: "New exhibit" };

export default async function Page({ searchParams }: { searchParams: Promise<RawParams> }) {
  return <NewExhibit address={await searchParams} />;
}

import type { Metadata } from "next";
import { NewNote } from "@/features/note/pages";
import type { RawParams } from "@/kit/data/params";

export const metadata: Metadata = { title: "New note" };

export default async function Page({ searchParams }: { searchParams: Promise<RawParams> }) {
  return <NewNote address={await searchParams} />;
}

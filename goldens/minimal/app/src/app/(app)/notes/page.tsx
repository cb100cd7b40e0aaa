import type { Metadata } from "next";
import { NoteList } from "@/features/note/list";
import type { RawParams } from "@/kit/data/params";

export const metadata: Metadata = { title: "Notes" };

export default async function Page({ searchParams }: { searchParams: Promise<RawParams> }) {
  return <NoteList address={await searchParams} />;
}

// @file if app.writer_history
import type { Metadata } from "next";
import { WritingHistory } from "@/features/writer/history";

export const metadata: Metadata = { title: "History" };

export default async function Page({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { q, starred } = await searchParams;
  return <WritingHistory q={typeof q === "string" ? q.slice(0, 200) : ""} starred={starred === "1"} />;
}

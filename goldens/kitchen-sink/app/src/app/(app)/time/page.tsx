import type { Metadata } from "next";
import { TimeSheet } from "@/features/time/sheet";
import type { RawParams } from "@/kit/data/params";

export const metadata: Metadata = { title: "Time sheet" };

export default async function Page({ searchParams }: { searchParams: Promise<RawParams> }) {
  const { week } = await searchParams;
  return <TimeSheet week={typeof week === "string" ? week : undefined} />;
}

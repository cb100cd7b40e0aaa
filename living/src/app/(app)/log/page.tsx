// @file if app.log
import type { Metadata } from "next";
import { ChangeLog } from "@/features/log/log";
import type { RawParams } from "@/kit/data/params";

export const metadata: Metadata = { title: "Change log" };

export default async function LogPage({ searchParams }: { searchParams: Promise<RawParams> }) {
  const { page } = await searchParams;
  const wanted = Number(page);
  return <ChangeLog page={Number.isInteger(wanted) && wanted > 0 ? wanted : 1} />;
}

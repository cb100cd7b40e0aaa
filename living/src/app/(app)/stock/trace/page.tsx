// @file if app.stock
import type { Metadata } from "next";
import { requireStock } from "@/features/stockroom/guard";
import { traceCode, traceLot } from "@/features/stockroom/queries";
import { TracePage } from "@/features/stockroom/trace";

export const metadata: Metadata = { title: "Trace" };

export default async function Trace({ searchParams }: PageProps<"/stock/trace">) {
  await requireStock();
  const params = await searchParams;
  const [lot, code] = [String(params.lot ?? "").slice(0, 60), String(params.code ?? "").slice(0, 60)];
  return <TracePage lot={lot} code={code} byLot={lot ? await traceLot(lot) : null} byCode={code ? await traceCode(code) : null} />;
}

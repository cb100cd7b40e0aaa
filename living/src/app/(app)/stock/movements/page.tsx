// @file if app.stock
import type { Metadata } from "next";
import { requireStock } from "@/features/stockroom/guard";
import { MovesPage } from "@/features/stockroom/moves";
import { listMoves } from "@/features/stockroom/queries";

export const metadata: Metadata = { title: "Movements" };

export default async function Movements({ searchParams }: PageProps<"/stock/movements">) {
  await requireStock();
  const reason = String((await searchParams).reason ?? "");
  return <MovesPage moves={await listMoves(reason)} reason={reason} />;
}

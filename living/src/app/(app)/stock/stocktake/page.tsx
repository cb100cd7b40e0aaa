// @file if app.stock
import type { Metadata } from "next";
import { requireStock } from "@/features/stockroom/guard";
import { Count } from "@/features/stockroom/places";
import { readStock } from "@/features/stockroom/queries";

export const metadata: Metadata = { title: "Stocktake" };

export default async function Stocktake() {
  await requireStock("correct");
  return <Count {...await readStock()} />;
}

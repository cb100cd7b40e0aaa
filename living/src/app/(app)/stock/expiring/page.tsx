// @file if app.stock
import type { Metadata } from "next";
import { requireStock } from "@/features/stockroom/guard";
import { ExpiringList } from "@/features/stockroom/lists";
import { readStock } from "@/features/stockroom/queries";

export const metadata: Metadata = { title: "Expiring" };

export default async function ExpiringPage() {
  await requireStock();
  return <ExpiringList {...await readStock()} />;
}

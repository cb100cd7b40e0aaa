// @file if app.stock
import type { Metadata } from "next";
import { requireStock } from "@/features/stockroom/guard";
import { StockPage } from "@/features/stockroom/overview";
import { readStock } from "@/features/stockroom/queries";

export const metadata: Metadata = { title: "Stock" };

export default async function Stock({ searchParams }: PageProps<"/stock">) {
  const account = await requireStock();
  return <StockPage {...await readStock(String((await searchParams).q ?? "").slice(0, 100))} viewer={account} />;
}

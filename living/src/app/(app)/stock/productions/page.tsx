// @file if app.stock
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireStock } from "@/features/stockroom/guard";
import { Productions } from "@/features/stockroom/productions";
import { listProductions } from "@/features/stockroom/queries";
import { stock } from "@/features/stockroom/settings";

export const metadata: Metadata = { title: "Productions" };

export default async function ProductionsPage() {
  const account = await requireStock();
  if (!stock.recipes) notFound();
  return <Productions {...await listProductions()} viewer={account} />;
}

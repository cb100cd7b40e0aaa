// @file if app.stock
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { requireStock } from "@/features/stockroom/guard";
import { ProductionPage } from "@/features/stockroom/productions";
import { readProduction } from "@/features/stockroom/queries";

export const metadata: Metadata = { title: "Production" };

export default async function Production({ params }: PageProps<"/stock/productions/[id]">) {
  const account = await requireStock();
  const id = z.uuid().safeParse((await params).id);
  const found = id.success ? await readProduction(id.data) : null;
  if (!found) notFound();
  return <ProductionPage {...found} viewer={account} />;
}

// @file if app.stock
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { ArticlePage } from "@/features/stockroom/article";
import { requireStock } from "@/features/stockroom/guard";
import { readShelf } from "@/features/stockroom/queries";
import { stock } from "@/features/stockroom/settings";

export const metadata: Metadata = { title: stock.article.label };

export default async function Article({ params }: PageProps<"/stock/[id]">) {
  const account = await requireStock();
  const id = z.uuid().safeParse((await params).id);
  const found = id.success ? await readShelf(id.data) : null;
  if (!found) notFound();
  return <ArticlePage {...found} viewer={account} />;
}

// @file if app.stock
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { requireStock } from "@/features/stockroom/guard";
import { readRecipe } from "@/features/stockroom/queries";
import { RecipePage } from "@/features/stockroom/recipes";

export const metadata: Metadata = { title: "Recipe" };

export default async function Recipe({ params }: PageProps<"/stock/recipes/[id]">) {
  const account = await requireStock();
  const id = z.uuid().safeParse((await params).id);
  const found = id.success ? await readRecipe(id.data) : null;
  if (!found) notFound();
  return <RecipePage {...found} viewer={account} />;
}

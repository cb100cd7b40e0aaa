// @file if app.stock
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireStock } from "@/features/stockroom/guard";
import { listRecipes } from "@/features/stockroom/queries";
import { Recipes } from "@/features/stockroom/recipes";
import { stock } from "@/features/stockroom/settings";

export const metadata: Metadata = { title: "Recipes" };

export default async function RecipesPage() {
  const account = await requireStock();
  if (!stock.recipes) notFound();
  return <Recipes recipes={await listRecipes()} viewer={account} />;
}

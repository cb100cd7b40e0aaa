// @file if app.stock
import type { Metadata } from "next";
import { requireStock } from "@/features/stockroom/guard";
import { readStock } from "@/features/stockroom/queries";
import { NewRecipe } from "@/features/stockroom/recipes";

export const metadata: Metadata = { title: "New" };

export default async function NewRecipePage() {
  await requireStock("manage");
  return <NewRecipe articles={(await readStock()).shelves.map((shelf) => shelf.article)} />;
}

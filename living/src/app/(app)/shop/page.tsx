// @file if app.shop
import type { Metadata } from "next";
import { Catalogue } from "@/features/storefront/catalogue";
import { ownQuote } from "@/features/storefront/cart";
import { listModels, listOffers, readView } from "@/features/storefront/queries";
import { shop } from "@/features/storefront/settings";
import { withViewer } from "@/kit/auth";

export const metadata: Metadata = { title: "Shop" };

export default async function ShopPage({ searchParams }: PageProps<"/shop">) {
  const view = readView(await searchParams);
  const { offers, choice } = await listOffers(view);
  const models = shop.fits ? await listModels() : [];
  return <Catalogue offers={offers} choice={choice} models={models} view={view} quote={await withViewer((tx) => ownQuote(tx))} />;
}

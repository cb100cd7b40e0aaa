// @file if app.shop
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { ownQuote } from "@/features/storefront/cart";
import { ProductPage } from "@/features/storefront/product";
import { readOffer } from "@/features/storefront/queries";
import { shop } from "@/features/storefront/settings";
import { withViewer } from "@/kit/auth";

export const metadata: Metadata = { title: shop.product.label };

export default async function ShopProductPage({ params }: PageProps<"/shop/[id]">) {
  const id = z.uuid().safeParse((await params).id);
  const found = id.success ? await readOffer(id.data) : null;
  if (!found) notFound();
  return <ProductPage {...found} quote={await withViewer((tx) => ownQuote(tx))} />;
}

// @file if app.shop
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { WishList } from "@/features/storefront/lists";
import { listWishes } from "@/features/storefront/queries";
import { shop } from "@/features/storefront/settings";

export const metadata: Metadata = { title: "Wish list" };

export default async function WishListPage() {
  if (!shop.wish_list) notFound();
  return <WishList offers={await listWishes()} />;
}

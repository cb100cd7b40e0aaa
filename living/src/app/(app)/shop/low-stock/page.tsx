// @file if app.shop
import type { Metadata } from "next";
import { requireShopStaff } from "@/features/storefront/guard";
import { LowStock } from "@/features/storefront/lists";
import { listGoods, lowestOf } from "@/features/storefront/queries";

export const metadata: Metadata = { title: "Low stock" };

export default async function LowStockPage() {
  await requireShopStaff();
  const offers = (await listGoods("", true)).map((offer) => ({ ...offer, lowest: lowestOf(offer) }));
  return <LowStock offers={offers} />;
}

// @file if app.shop
import type { Metadata } from "next";
import { Goods } from "@/features/storefront/goods";
import { requireShopStaff } from "@/features/storefront/guard";
import { listGoods } from "@/features/storefront/queries";

export const metadata: Metadata = { title: "Products" };

export default async function ProductsPage({ searchParams }: PageProps<"/shop/products">) {
  await requireShopStaff();
  return <Goods offers={await listGoods(String((await searchParams).q ?? "").slice(0, 100), false)} />;
}

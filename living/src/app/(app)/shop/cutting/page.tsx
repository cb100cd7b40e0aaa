// @file if app.shop
import type { Metadata } from "next";
import { requireShopStaff } from "@/features/storefront/guard";
import { Cuts } from "@/features/storefront/lists";
import { listCuts } from "@/features/storefront/queries";
import { shop } from "@/features/storefront/settings";

export const metadata: Metadata = { title: shop.cut_list ?? "Packing list" };

export default async function CuttingPage() {
  await requireShopStaff();
  return <Cuts {...await listCuts()} />;
}

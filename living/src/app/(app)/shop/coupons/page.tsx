// @file if app.shop
import type { Metadata } from "next";
import { Coupons } from "@/features/storefront/coupons";
import { requireShopStaff } from "@/features/storefront/guard";
import { listCoupons } from "@/features/storefront/queries";

export const metadata: Metadata = { title: "Discount codes" };

export default async function CouponsPage() {
  await requireShopStaff();
  return <Coupons coupons={await listCoupons()} />;
}

// @file if app.shop
import type { Metadata } from "next";
import { requireShopStaff } from "@/features/storefront/guard";
import { ProductForm } from "@/features/storefront/product-form";
import { lower, shop } from "@/features/storefront/settings";
import { PageHeader } from "@/kit/ui/page";

export const metadata: Metadata = { title: "New" };

export default async function NewProductPage() {
  await requireShopStaff();
  return (
    <>
      <PageHeader back={{ href: "/shop/products", label: shop.product.label_plural }} title={`New ${lower(shop.product.label)}`} />
      <ProductForm id={null} values={{ active: "on", stock: "0", picture: shop.products[0]?.picture ?? "box" }} variants={1} />
    </>
  );
}

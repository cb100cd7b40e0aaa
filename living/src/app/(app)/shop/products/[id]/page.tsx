// @file if app.shop
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { requireShopStaff } from "@/features/storefront/guard";
import { ProductForm } from "@/features/storefront/product-form";
import { readGoods } from "@/features/storefront/queries";
import { shop } from "@/features/storefront/settings";
import { typedOf } from "@/features/storefront/typed";
import { PageHeader } from "@/kit/ui/page";

export const metadata: Metadata = { title: "Product" };

export default async function EditProductPage({ params }: PageProps<"/shop/products/[id]">) {
  await requireShopStaff();
  const id = z.uuid().safeParse((await params).id);
  const found = id.success ? await readGoods(id.data) : null;
  if (!found) notFound();
  return (
    <>
      <PageHeader back={{ href: "/shop/products", label: shop.product.label_plural }} title={found.offer.name} />
      <ProductForm id={found.offer.id} values={typedOf(found.offer, found.models)} variants={found.offer.variants.length} />
    </>
  );
}

// @file if app.shop
import type { Metadata } from "next";
import { z } from "zod";
import { ownQuote } from "@/features/storefront/cart";
import { CartPage } from "@/features/storefront/cart-page";
import { readOrder } from "@/features/storefront/queries";
import { withViewer } from "@/kit/auth";

export const metadata: Metadata = { title: "Cart" };

export default async function Cart({ searchParams }: PageProps<"/cart">) {
  const { missing, order } = await searchParams;
  const id = z.uuid().safeParse(order);
  // Only names that the order really has are shown: an address can say anything.
  const known = id.success && missing ? ((await readOrder(id.data, null))?.order.lines ?? []) : [];
  const names = known.map((line) => line.name).filter((name) => String(missing).split("|").includes(name));
  return <CartPage quote={await withViewer((tx) => ownQuote(tx))} missing={[...new Set(names)]} />;
}

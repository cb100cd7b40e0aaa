// @file if app.shop
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ownQuote } from "@/features/storefront/cart";
import { CheckoutPage } from "@/features/storefront/checkout-page";
import { shop } from "@/features/storefront/settings";
import { requireUser, viewer, withViewer } from "@/kit/auth";

export const metadata: Metadata = { title: "Checkout" };

export default async function Checkout() {
  const account = shop.guests ? await viewer() : await requireUser();
  const quote = await withViewer((tx) => ownQuote(tx));
  if (!quote.ok) redirect("/cart");
  return <CheckoutPage quote={quote} viewer={account} />;
}

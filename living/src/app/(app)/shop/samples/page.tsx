// @file if app.shop
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Samples } from "@/features/storefront/lists";
import { listSamples } from "@/features/storefront/queries";
import { shop } from "@/features/storefront/settings";

export const metadata: Metadata = { title: "Samples" };

export default async function SamplesPage() {
  if (!shop.samples) notFound();
  return <Samples {...await listSamples()} />;
}

// @file each entity if entity.public_page
import type { Metadata } from "next";
import { PublicPage } from "@/features/public-page/public-page";

export const metadata: Metadata = { title: "Sample items" };

export default function Page() {
  return <PublicPage table="sample_items" />;
}

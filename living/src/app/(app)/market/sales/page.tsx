// @file if app.deal.commission
import type { Metadata } from "next";
import { Sales } from "@/features/deals/sales";

export const metadata: Metadata = { title: "Sales" };

export default function Page() {
  return <Sales />;
}

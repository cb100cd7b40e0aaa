// @file if app.deal.saved_search
import type { Metadata } from "next";
import { Searches } from "@/features/deals/searches";

export const metadata: Metadata = { title: "Saved searches" };

export default function Page() {
  return <Searches />;
}

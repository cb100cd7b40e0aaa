// @file if app.deal
import type { Metadata } from "next";
import { Requests } from "@/features/deals/requests";

export const metadata: Metadata = { title: "What I asked for" };

export default function Page() {
  return <Requests />;
}

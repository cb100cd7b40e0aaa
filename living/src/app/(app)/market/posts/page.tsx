// @file if app.deal
import type { Metadata } from "next";
import { Posts } from "@/features/deals/posts";

export const metadata: Metadata = { title: "What I posted" };

export default function Page() {
  return <Posts />;
}

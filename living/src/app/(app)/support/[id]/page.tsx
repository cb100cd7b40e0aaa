// @file if app.support
import type { Metadata } from "next";
import { Pay } from "@/features/support/pay";

export const metadata: Metadata = { title: "Support" };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <Pay level={(await params).id} />;
}

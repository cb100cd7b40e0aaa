// @file if app.guard.purchase
import type { Metadata } from "next";
import { Library } from "@/features/library/library";

export const metadata: Metadata = { title: "Library" };

export default function Page() {
  return <Library />;
}

// @file if app.support
import type { Metadata } from "next";
import { Supporters } from "@/features/support/supporters";

export const metadata: Metadata = { title: "Supporters" };

export default function Page() {
  return <Supporters />;
}

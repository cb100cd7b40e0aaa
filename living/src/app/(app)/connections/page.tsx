// @file if app.connect
import type { Metadata } from "next";
import { Connections } from "@/features/network/connections";

export const metadata: Metadata = { title: "Connections" };

export default function Page() {
  return <Connections />;
}

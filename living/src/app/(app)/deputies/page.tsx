// @file if app.deputies
import type { Metadata } from "next";
import { DeputiesPage } from "@/features/deputies/deputies";

export const metadata: Metadata = { title: "Deputies" };

export default function Page() {
  return <DeputiesPage />;
}

// @file each entity if entity.import
import type { Metadata } from "next";
import { ImportSampleItems } from "@/features/sample-item/import";

export const metadata: Metadata = { title: "Import sample items" };

export default function Page() {
  return <ImportSampleItems />;
}

// @file if app.stock
import type { Metadata } from "next";
import { requireStock } from "@/features/stockroom/guard";
import { Places } from "@/features/stockroom/places";
import { listStaff } from "@/features/stockroom/queries";
import { stock } from "@/features/stockroom/settings";

export const metadata: Metadata = { title: stock.location.label_plural };

export default async function Locations() {
  await requireStock("manage");
  return <Places {...await listStaff()} />;
}

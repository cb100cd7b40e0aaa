// @file if app.stock
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Deliveries } from "@/features/stockroom/productions";
import { listDeliveries, listWaste } from "@/features/stockroom/queries";
import { isOutlet, isStockStaff } from "@/features/stockroom/settings";
import { requireUser } from "@/kit/auth";

export const metadata: Metadata = { title: "Deliveries" };

export default async function DeliveriesPage() {
  const account = await requireUser();
  if (!isOutlet(account)) notFound();
  return <Deliveries deliveries={await listDeliveries()} waste={await listWaste()} staff={isStockStaff(account)} />;
}

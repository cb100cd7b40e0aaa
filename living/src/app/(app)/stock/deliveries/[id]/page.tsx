// @file if app.stock
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { Deliveries } from "@/features/stockroom/productions";
import { listDeliveries } from "@/features/stockroom/queries";
import { isOutlet, isStockStaff } from "@/features/stockroom/settings";
import { requireUser } from "@/kit/auth";

export const metadata: Metadata = { title: "Delivery" };

export default async function DeliveryPage({ params }: PageProps<"/stock/deliveries/[id]">) {
  const account = await requireUser();
  const id = z.uuid().safeParse((await params).id);
  const found = id.success && isOutlet(account) ? await listDeliveries(id.data) : [];
  if (found.length === 0) notFound();
  return <Deliveries deliveries={found} waste={[]} staff={isStockStaff(account)} />;
}

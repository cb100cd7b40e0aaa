// @file if app.stock
import type { Metadata } from "next";
import { requireStock } from "@/features/stockroom/guard";
import { OrderList } from "@/features/stockroom/lists";
import { readStock } from "@/features/stockroom/queries";

export const metadata: Metadata = { title: "Order list" };

export default async function OrderListPage() {
  await requireStock();
  return <OrderList {...await readStock()} />;
}

// @file if app.shop
import type { Metadata } from "next";
import { Orders } from "@/features/storefront/orders";
import { listOrders } from "@/features/storefront/queries";

export const metadata: Metadata = { title: "Orders" };

export default async function OrdersPage({ searchParams }: PageProps<"/shop/orders">) {
  const status = String((await searchParams).status ?? "");
  return <Orders {...await listOrders(status)} status={status} />;
}

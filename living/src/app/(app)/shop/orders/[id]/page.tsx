// @file if app.shop
import type { Metadata } from "next";
import { z } from "zod";
import { OrderPage } from "@/features/storefront/orders";
import { settle } from "@/features/storefront/payment";
import { readOrder } from "@/features/storefront/queries";
import { missing } from "@/kit/auth";
import { isPastInstant } from "@/kit/format";

export const metadata: Metadata = { title: "Order" };

const MINUTES_15 = 900_000;

export default async function Order({ params, searchParams }: PageProps<"/shop/orders/[id]">) {
  const { key, paid } = await searchParams;
  const id = z.uuid().safeParse((await params).id);
  const secret = z.uuid().safeParse(key);
  if (id.success && typeof paid === "string") await settle(id.data, paid);
  const found = id.success ? await readOrder(id.data, secret.success ? secret.data : null) : null;
  if (!found) return missing();
  return <OrderPage {...found} fresh={!found.staff && !isPastInstant(new Date(found.order.createdAt.getTime() + MINUTES_15))} />;
}

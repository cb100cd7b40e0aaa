// @file if app.shop
import "server-only";
import { eq } from "drizzle-orm";
import { headers } from "next/headers";
import app from "@/content/app.json";
import { engine } from "@/kit/db";
import { shopOrders } from "./schema";

const API = "https://api.stripe.com/v1/checkout/sessions";
const key = () => process.env.STRIPE_SECRET_KEY ?? "";

/** Whether a payment provider is set up; without one a payment is only simulated, and the pages say so. */
export const paysForReal = () => key().startsWith("sk_");

/** Whether the provider's key is one for tests, with which no money moves. */
export const paysInTestMode = () => key().startsWith("sk_test_");

async function ask(path: string, body?: URLSearchParams): Promise<Record<string, unknown>> {
  const answer = await fetch(`${API}${path}`, { method: body ? "POST" : "GET", body, headers: { authorization: `Bearer ${key()}` }, cache: "no-store" });
  if (!answer.ok) throw new Error(`The payment provider answered ${answer.status}.`);
  return (await answer.json()) as Record<string, unknown>;
}

/** Opens a payment at Stripe and returns the address to go to. */
export async function payAtStripe(order: { id: string; number: number; total: number; email: string; page: string }): Promise<string> {
  const asked = await headers();
  const origin = `${asked.get("x-forwarded-proto") ?? "http"}://${asked.get("x-forwarded-host") ?? asked.get("host") ?? "localhost"}`;
  const join = order.page.includes("?") ? "&" : "?";
  const session = await ask("", new URLSearchParams({
    mode: "payment",
    customer_email: order.email,
    client_reference_id: order.id,
    success_url: `${origin}${order.page}${join}paid={CHECKOUT_SESSION_ID}`,
    cancel_url: `${origin}${order.page}`,
    "line_items[0][quantity]": "1",
    "line_items[0][price_data][currency]": app.currency.toLowerCase(),
    "line_items[0][price_data][unit_amount]": String(order.total),
    "line_items[0][price_data][product_data][name]": `${app.name}, order ${order.number}`,
  }));
  return String(session.url);
}

/** Marks an order as paid when Stripe itself says that this session paid for it. */
export async function settle(orderId: string, session: string): Promise<void> {
  if (!paysForReal() || !/^cs_[A-Za-z0-9_]{5,200}$/.test(session)) return;
  const found = await ask(`/${session}`);
  if (found.payment_status !== "paid" || found.client_reference_id !== orderId) return;
  const { db } = await engine();
  await db.update(shopOrders).set({ payment: "paid", paymentReference: session }).where(eq(shopOrders.id, orderId));
}

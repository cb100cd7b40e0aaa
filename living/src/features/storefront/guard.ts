// @file if app.shop
import "server-only";
import { notFound } from "next/navigation";
import type { Account } from "@/kit/access";
import { requireUser } from "@/kit/auth";
import { isShopStaff } from "./settings";

/** Lets only those through who keep the shop; other accounts find nothing, visitors are sent to sign in. */
export async function requireShopStaff(): Promise<Account> {
  const account = await requireUser();
  if (!isShopStaff(account)) notFound();
  return account;
}

// @file if app.stock
import "server-only";
import { notFound } from "next/navigation";
import type { Account } from "@/kit/access";
import { requireUser } from "@/kit/auth";
import { isStockStaff, mayStock, type Right } from "./settings";

/** Lets those through who work with the stock, or have this right; other accounts find nothing, visitors are sent to sign in. */
export async function requireStock(right?: Right): Promise<Account> {
  const account = await requireUser();
  if (right ? !mayStock(account, right) : !isStockStaff(account)) notFound();
  return account;
}

import "server-only";
import { notFound } from "next/navigation";
import { isAdmin, type Account } from "@/kit/access";
import { requireUser } from "@/kit/auth";
import { isStaff } from "./roles";

/** The account, when it is an admin's; for everybody else the page does not exist. */
export async function requireAdmin(): Promise<Account> {
  const account = await requireUser();
  if (!isAdmin(account)) notFound();
  return account;
}

/** The account, when it takes bookings or is an admin's. What it then sees is up to the database. */
export async function requireStaff(): Promise<Account> {
  const account = await requireUser();
  if (!isStaff(account)) notFound();
  return account;
}

// @file if app.deal
import type { Metadata } from "next";
import { Accounts } from "@/features/deals/accounts";

export const metadata: Metadata = { title: "Accounts" };

export default function Page() {
  return <Accounts />;
}

// @file if app.inbox
import type { Metadata } from "next";
import { Inbox } from "@/features/network/inbox";

export const metadata: Metadata = { title: "Notifications" };

export default function Page() {
  return <Inbox />;
}

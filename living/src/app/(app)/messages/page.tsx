// @file if app.messages
import type { Metadata } from "next";
import { Messages } from "@/features/network/messages";

export const metadata: Metadata = { title: "Messages" };

export default function Page() {
  return <Messages />;
}

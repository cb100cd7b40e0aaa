// @file if app.messages
import type { Metadata } from "next";
import { Conversation } from "@/features/network/messages";

export const metadata: Metadata = { title: "Messages" };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <Conversation person={(await params).id} />;
}

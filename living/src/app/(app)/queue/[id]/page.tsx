// @file if app.agent
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { AgentMessage } from "@/features/agent/message";
import { worksQueue } from "@/features/agent/settings";
import { requireUser } from "@/kit/auth";

export const metadata: Metadata = { title: "Message" };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  if (!worksQueue(await requireUser()) || !z.uuid().safeParse(id).success) notFound();
  return <AgentMessage id={id} />;
}

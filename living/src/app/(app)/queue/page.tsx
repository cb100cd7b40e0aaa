// @file if app.agent
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Queue } from "@/features/agent/queue";
import { worksQueue } from "@/features/agent/settings";
import { requireUser } from "@/kit/auth";

export const metadata: Metadata = { title: "Queue" };

export default async function Page() {
  if (!worksQueue(await requireUser())) notFound();
  return <Queue />;
}

// @file each entity if entity.moderation
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { SampleItemReview } from "@/features/sample-item/review";
import { isAdmin } from "@/kit/access";
import { requireUser } from "@/kit/auth";

export const metadata: Metadata = { title: "Review" };

export default async function SampleItemReviewPage() {
  if (!isAdmin(await requireUser())) notFound();
  return <SampleItemReview />;
}

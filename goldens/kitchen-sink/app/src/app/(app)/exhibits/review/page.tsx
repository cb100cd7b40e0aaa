import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ExhibitReview } from "@/features/exhibit/review";
import { isAdmin } from "@/kit/access";
import { requireUser } from "@/kit/auth";

export const metadata: Metadata = { title: "Review" };

export default async function ExhibitReviewPage() {
  if (!isAdmin(await requireUser())) notFound();
  return <ExhibitReview />;
}

import type { Metadata } from "next";
import { Hours } from "@/features/booking/hours";
import { readHours } from "@/features/booking/manage-queries";
import { requireAdmin } from "@/features/booking/staff";

export const metadata: Metadata = { title: "Opening hours" };

export default async function HoursPage() {
  await requireAdmin();
  return <Hours {...await readHours()} />;
}

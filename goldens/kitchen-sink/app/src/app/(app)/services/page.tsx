import type { Metadata } from "next";
import { Services } from "@/features/booking/services";
import { listServices } from "@/features/booking/manage-queries";
import { requireAdmin } from "@/features/booking/staff";

export const metadata: Metadata = { title: "Tours" };

export default async function ServicesPage() {
  await requireAdmin();
  return <Services {...await listServices()} />;
}

import type { Metadata } from "next";
import { Providers } from "@/features/booking/providers";
import { listProviders } from "@/features/booking/manage-queries";
import { requireAdmin } from "@/features/booking/staff";

export const metadata: Metadata = { title: "Guides" };

export default async function ProvidersPage() {
  await requireAdmin();
  return <Providers {...await listProviders()} />;
}

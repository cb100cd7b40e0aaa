import type { Metadata } from "next";
import { exhibitAccess } from "@/features/exhibit/access";
import { ExhibitCalendar } from "@/features/exhibit/calendar";
import { ExhibitTabs } from "@/features/exhibit/list-views";
import { requireRight } from "@/kit/auth";
import { PageHeader } from "@/kit/ui/page";

export const metadata: Metadata = { title: "Exhibits" };

export default async function Page({ searchParams }: { searchParams: Promise<{ month?: string | string[]; only?: string | string[] }> }) {
  const viewer = await requireRight(exhibitAccess.read);
  const { month } = await searchParams;
  return (
    <>
      <PageHeader title="Exhibits" />
      <ExhibitTabs query="" view="calendar" viewer={viewer} />
      <ExhibitCalendar month={typeof month === "string" ? month : ""} />
    </>
  );
}

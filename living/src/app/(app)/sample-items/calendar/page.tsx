// @file each entity if entity.calendar
import type { Metadata } from "next";
import { SampleItemCalendar } from "@/features/sample-item/calendar";
import { PageHeader } from "@/kit/ui/page";

export const metadata: Metadata = { title: "Sample items" };

export default async function SampleItemCalendarPage({ searchParams }: PageProps<"/sample-items/calendar">) {
  const { month } = await searchParams;
  return (
    <>
      <PageHeader title="Sample items" back={{ href: "/sample-items", label: "All sample items" }} />
      <SampleItemCalendar month={typeof month === "string" ? month : ""} />
    </>
  );
}

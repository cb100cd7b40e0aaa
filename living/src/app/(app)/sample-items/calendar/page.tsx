// @file each entity if entity.calendar
import type { Metadata } from "next";
import { sampleItemAccess } from "@/features/sample-item/access";
import { SampleItemCalendar } from "@/features/sample-item/calendar";
import { SampleItemTabs } from "@/features/sample-item/list-views";
import { requireRight } from "@/kit/auth";
import { PageHeader } from "@/kit/ui/page";

export const metadata: Metadata = { title: "Sample items" };

export default async function Page({ searchParams }: { searchParams: Promise<{ month?: string | string[]; only?: string | string[] }> }) {
  const viewer = await requireRight(sampleItemAccess.read);
  const { month/* @if entity.clash */, only/* @end */ } = await searchParams;
  return (
    <>
      <PageHeader title="Sample items" />
      <SampleItemTabs query="" view="calendar" viewer={viewer} />
      <SampleItemCalendar month={typeof month === "string" ? month : ""}/* @if entity.clash */ only={typeof only === "string" ? only : ""}/* @end */ />
    </>
  );
}

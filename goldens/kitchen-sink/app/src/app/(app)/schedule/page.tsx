import type { Metadata } from "next";
import { readSchedule } from "@/features/booking/queries";
import { rangeOf, Schedule, VIEWS } from "@/features/booking/schedule";
import { requireStaff } from "@/features/booking/staff";

export const metadata: Metadata = { title: "Schedule" };

export default async function SchedulePage({ searchParams }: PageProps<"/schedule">) {
  await requireStaff();
  const asked = await searchParams;
  const text = (name: string) => (typeof asked[name] === "string" ? asked[name] : "");
  const view = VIEWS.find((one) => one === text("view")) ?? "day";
  const search = text("q").trim().slice(0, 100);
  const data = await readSchedule(text("day"), (day) => rangeOf(view, day), search);
  return <Schedule data={data} view={view} search={search} />;
}

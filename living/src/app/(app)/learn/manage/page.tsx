// @file if app.course
import { ManagePage } from "@/features/course/manage";

export default async function Manage({ searchParams }: { searchParams: Promise<{ edit?: string | string[] }> }) {
  const { edit } = await searchParams;
  return <ManagePage edit={typeof edit === "string" ? edit : ""} />;
}

// @file if app.course.certificate
import { VerifyPage } from "@/features/course/verify";

export default async function Verify({ searchParams }: { searchParams: Promise<{ code?: string | string[] }> }) {
  const { code } = await searchParams;
  return <VerifyPage code={typeof code === "string" ? code : ""} />;
}

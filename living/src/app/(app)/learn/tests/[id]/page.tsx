// @file if app.course.test or app.course.exam
import { TestPage } from "@/features/course/test-page";

export default async function Test({ params }: { params: Promise<{ id: string }> }) {
  return <TestPage id={(await params).id} />;
}

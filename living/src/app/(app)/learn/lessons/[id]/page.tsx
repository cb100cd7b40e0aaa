// @file if app.course
import { LessonPage } from "@/features/course/lesson";

export default async function Lesson({ params }: { params: Promise<{ id: string }> }) {
  return <LessonPage id={(await params).id} />;
}

// @file if app.course
import { CourseOverview } from "@/features/course/overview";

export default function LearnPage() {
  return <CourseOverview />;
}

// @file if app.course.exam
import { ExamPage } from "@/features/course/exam";

export default function Exam() {
  return <ExamPage />;
}

// @file if app.quiz_staff
import { StaffPage } from "@/features/quiz/staff-page";

export default function Staff() {
  return <StaffPage />;
}

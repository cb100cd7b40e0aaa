// @file if app.course.groups
import { LearnerPage } from "@/features/course/learner";

export default async function Learner({ params }: { params: Promise<{ id: string }> }) {
  return <LearnerPage id={(await params).id} />;
}

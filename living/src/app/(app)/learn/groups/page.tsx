// @file if app.course.groups
import { GroupsPage } from "@/features/course/groups";

export default function Groups() {
  return <GroupsPage />;
}

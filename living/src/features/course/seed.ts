// @file if app.course
import { eq } from "drizzle-orm";
import type { Tx } from "@/kit/db/engine";
import { writeCourse } from "./fill";
import { course } from "./rules";
import { courseLessons, learningDays, lessonMarks/* @if app.course.groups */, courseGroups, courseMembers/* @end */ } from "./schema";

/** The course, and for the demo accounts a start: a few lessons done, a group with a learner in it. */
export async function seedCourse(tx: Tx, people: readonly { id: string; name: string; role: string }[], learnerRole: string): Promise<void> {
  await writeCourse(tx);
  const learners = people.filter((person) => person.role === learnerRole);
  // The first demo learner begins with nothing done; the others are on their way.
  const lessons = await tx.select({ id: courseLessons.id }).from(courseLessons).where(eq(courseLessons.position, 0)).limit(1);
  for (const learner of learners.slice(1)) {
    for (const lesson of lessons) await tx.insert(lessonMarks).values({ ownerId: learner.id, lessonId: lesson.id });
    await tx.insert(learningDays).values({ ownerId: learner.id });
  }
  // @if app.course.groups
  const guide = people.find((person) => person.role === course.guide_role) ?? people.find((person) => person.role !== learnerRole);
  if (!guide) return;
  const [group] = await tx.insert(courseGroups).values({ ownerId: guide.id, name: "First group", code: "START1" }).returning({ id: courseGroups.id });
  for (const learner of learners.slice(1)) await tx.insert(courseMembers).values({ groupId: group!.id, accountId: learner.id });
  // @end
}

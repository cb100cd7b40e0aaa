// @file if app.course
import { asc } from "drizzle-orm";
import { notFound } from "next/navigation";
import { isAdmin } from "@/kit/access";
import { withUser } from "@/kit/auth";
import { Section } from "@/kit/ui/card";
import { PageHeader } from "@/kit/ui/page";
import { courseReady } from "./fill";
import { LessonForm, ModuleForm,/* @if app.course.test or app.course.exam */ QuestionForm,/* @end */ RemoveButton } from "./manage-forms";
import { course } from "./rules";
import { courseLessons, courseModules/* @if app.course.test or app.course.exam */, courseQuestions/* @end */ } from "./schema";

/** Where admins write the course: modules, lessons and questions. */
export async function ManagePage({ edit }: { edit: string }) {
  await courseReady();
  const data = await withUser(async (tx, account) => {
    if (!isAdmin(account)) return null;
    const modules = await tx.select().from(courseModules).orderBy(asc(courseModules.position));
    const lessons = await tx.select().from(courseLessons).orderBy(asc(courseLessons.position));
    // @if app.course.test or app.course.exam
    const questions = await tx.select().from(courseQuestions).orderBy(asc(courseQuestions.question));
    // @end
    return { modules, lessons/* @if app.course.test or app.course.exam */, questions/* @end */ };
  });
  if (!data) notFound();
  const options = data.modules.map((module) => ({ value: module.id, label: module.title }));
  const lesson = data.lessons.find((one) => one.id === edit);
  // @if app.course.test or app.course.exam
  const question = data.questions.find((one) => one.id === edit);
  // @end
  return (
    <>
      <PageHeader title="Edit the course" />
      <div className="grid gap-5">
        <Section title={`New ${course.module.label.toLowerCase()}`} className="max-w-3xl"><ModuleForm /></Section>
        <Section title={lesson ? "Edit lesson" : "New lesson"} className="max-w-3xl"><LessonForm key={lesson?.id} modules={options} lesson={lesson ? { ...lesson, videoUrl: lesson.videoUrl ?? "" } : undefined} /></Section>
        {/* @if app.course.test or app.course.exam */}
        <Section title={question ? "Edit question" : "New question"} className="max-w-3xl"><QuestionForm key={question?.id} modules={options} question={question} /></Section>
        {/* @end */}
        {data.modules.map((module) => (
          <Section key={module.id} title={module.title} aside={<RemoveButton kind="module" id={module.id} name={module.title} />}>
            <h3 className="text-sm font-semibold">{course.lesson.label_plural}</h3>
            <ul className="mb-4 divide-y text-sm">
              {data.lessons.filter((one) => one.moduleId === module.id).map((one) => (
                <li key={one.id} className="flex items-center gap-3 py-1.5"><span className="flex-1">{one.title}</span><a href={`/learn/manage?edit=${one.id}`} className="text-link hover:underline" aria-label={`Edit ${one.title}`}>Edit</a><RemoveButton kind="lesson" id={one.id} name={one.title} /></li>
              ))}
            </ul>
            {/* @if app.course.test or app.course.exam */}
            <details>
              <summary className="text-sm font-semibold">{`Questions (${data.questions.filter((one) => one.moduleId === module.id).length})`}</summary>
              <ul className="divide-y text-sm">
                {data.questions.filter((one) => one.moduleId === module.id).map((one) => (
                  <li key={one.id} className="flex items-center gap-3 py-1.5"><span className="flex-1">{one.question}</span><a href={`/learn/manage?edit=${one.id}`} className="text-link hover:underline" aria-label={`Edit ${one.question}`}>Edit</a><RemoveButton kind="question" id={one.id} name={one.question} /></li>
                ))}
              </ul>
            </details>
            {/* @end */}
          </Section>
        ))}
      </div>
    </>
  );
}

// @file if app.course
import { notFound } from "next/navigation";
import { requireUser, viewer as currentViewer } from "@/kit/auth";
import { Icon } from "@/kit/ui/icon";
import { PageHeader } from "@/kit/ui/page";
import { DoneButton } from "./done-button";
import { lessonOf, outline,/* @if app.course.phrases */ settingsOf,/* @end */ } from "./queries";
import { course } from "./rules";
// @if app.course.phrases
import { MiniTest } from "./mini-test";
import { Phrases } from "./phrases";
// @end

/** One lesson. Visitors read the open ones; others ask them to sign in. What is locked says why. */
export async function LessonPage({ id }: { id: string }) {
  const viewer = await currentViewer();
  const found = /^[0-9a-f-]{36}$/.test(id) ? await lessonOf(id) : null;
  if (!found && !viewer) await requireUser();
  const modules = await outline(viewer?.id ?? null);
  const part = modules.find((one) => one.lessons.some((lesson) => lesson.id === id));
  if (!part) notFound();
  const back = { href: "/learn", label: "Learn" };
  if (!found) {
    return (
      <>
        <PageHeader title={part.lessons.find((lesson) => lesson.id === id)?.title} back={back} />
        <p role="status" className="flex items-center gap-2"><Icon name="lock" />{`This ${course.lesson.label.toLowerCase()} is locked: pass the ${course.module.label.toLowerCase()} before it first.`}</p>
      </>
    );
  }
  const { lesson } = found;
  const at = part.lessons.findIndex((one) => one.id === id);
  const next = part.lessons[at + 1];
  const done = part.lessons[at]?.done ?? false;
  // @if app.course.phrases
  const language = viewer ? (await settingsOf()).language : course.languages[0] ?? "English";
  // @end
  return (
    <>
      <PageHeader title={lesson.title} lead={found.module} back={back} />
      <div className="grid max-w-3xl gap-6">
        {lesson.body ? <div className="grid gap-4 leading-relaxed">{lesson.body.split(/\n\s*\n/).map((one, i) => <p key={i}>{one}</p>)}</div> : null}
        {lesson.videoUrl ? <p><a href={lesson.videoUrl} target="_blank" rel="noreferrer" className="inline-flex items-center gap-2 rounded-sm text-link underline"><Icon name="video" />Watch the video</a></p> : null}
        {/* @if app.course.phrases */}
        {lesson.phrases.length > 0 ? <Phrases phrases={lesson.phrases} language={language} /> : null}
        {lesson.phrases.length > 3 ? <MiniTest lesson={lesson.id} phrases={lesson.phrases} language={language} signedIn={Boolean(viewer)} /> : null}
        {/* @end */}
        {viewer ? <DoneButton lesson={lesson.id} done={done} next={next ? `/learn/lessons/${next.id}` : "/learn"} nextLabel={next ? "Next" : "Back to the overview"} /> : null}
      </div>
    </>
  );
}

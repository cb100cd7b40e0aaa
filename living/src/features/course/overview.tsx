// @file if app.course
import { viewer as currentViewer } from "@/kit/auth";
import { Badge } from "@/kit/ui/badge";
import { Button } from "@/kit/ui/button";
import { Section } from "@/kit/ui/card";
import { Icon } from "@/kit/ui/icon";
import { Link } from "@/kit/ui/link";
import { PageHeader } from "@/kit/ui/page";
import { outline,/* @if app.course.streak */ streak,/* @end */ type OutlineModule } from "./queries";
import { course, lessonWord, moduleWord } from "./rules";
// @if app.course.test or app.course.exam
import { StartTest } from "./start-test";
// @end

/** The course: modules with their lessons, how far the learner is and what comes next. */
export async function CourseOverview() {
  const viewer = await currentViewer();
  const modules = await outline(viewer?.id ?? null);
  const lessons = modules.flatMap((module) => module.lessons);
  const done = lessons.filter((lesson) => lesson.done).length;
  // @if app.course.streak
  const days = viewer ? await streak() : 0;
  // @end
  return (
    <>
      <PageHeader title="Learn" lead={viewer ? undefined : "Sign in to learn and to keep your progress."} />
      {viewer ? (
        <div className="mb-6 flex flex-wrap items-center gap-x-6 gap-y-2">
          <progress aria-label="Progress" value={done} max={Math.max(1, lessons.length)} className="h-2.5 min-w-40 flex-1 accent-(--primary)" />
          <p className="text-sm font-medium tabular-nums">{`${done} of ${lessons.length} ${course.lesson.label_plural.toLowerCase()} done`}</p>
          {/* @if app.course.streak */}
          <p className="inline-flex items-center gap-1.5 text-sm font-medium"><Icon name="spark" />{`Streak: ${days} ${days === 1 ? "day" : "days"}`}</p>
          {/* @end */}
        </div>
      ) : null}
      <div className="grid gap-5">
        {modules.map((module, i) => (
          <Section key={module.id} title={`${i + 1}. ${module.title}`} aside={<State module={module} signedIn={Boolean(viewer)} />}>
            {module.intro ? <p className="mb-3 max-w-prose text-sm text-muted-foreground">{module.intro}</p> : null}
            {viewer && !module.open ? <p className="mb-3 flex items-center gap-2 text-sm"><Icon name="lock" />{`Locked: pass the ${moduleWord} before it first.`}</p> : null}
            <ol className="grid gap-1">
              {module.lessons.map((lesson) => (
                <li key={lesson.id} className="flex items-center gap-2.5 text-sm">
                  <Icon name={lesson.done ? "check-circle" : "circle"} className={lesson.done ? "text-success-foreground" : "text-muted-foreground"} />
                  <Link href={`/learn/lessons/${lesson.id}`} className="rounded-sm py-1.5 font-medium hover:underline">{lesson.title}</Link>
                  {lesson.done ? <span className="text-xs text-muted-foreground">done</span> : null}
                  {lesson.open && !viewer ? <Badge tone="success">Open to everybody</Badge> : null}
                </li>
              ))}
            </ol>
            {/* @if app.course.test */}
            {viewer && module.open && module.questions > 0 ? <StartTest module={module.id} name={module.title} ready={module.lessons.every((lesson) => lesson.done)} hint={`The test opens when all ${course.lesson.label_plural.toLowerCase()} are done.`} nextAt={module.next_at} passed={module.finished} best={module.best} pass={course.test?.pass ?? 0} of={course.test?.questions ?? 0} /> : null}
            {/* @end */}
          </Section>
        ))}
      </div>
      {viewer ? null : <Button asChild className="mt-6"><Link href="/sign-in?next=/learn">Sign in to go on</Link></Button>}
      {modules.length === 0 ? <p>{`There is no ${lessonWord} yet.`}</p> : null}
    </>
  );
}

function State({ module, signedIn }: { module: OutlineModule; signedIn: boolean }) {
  if (!signedIn) return null;
  if (!module.open) return <Badge tone="neutral">Locked</Badge>;
  if (module.finished) return <Badge tone="success">Finished</Badge>;
  const done = module.lessons.filter((lesson) => lesson.done).length;
  return <Badge tone="info">{`${done} of ${module.lessons.length}`}</Badge>;
}

// @file if app.course.groups
import { eq } from "drizzle-orm";
import { notFound } from "next/navigation";
import { sql } from "drizzle-orm";
import { profiles } from "@/features/people/schema";
import { isAdmin } from "@/kit/access";
import { withUser } from "@/kit/auth";
import { rowsOf } from "@/kit/db/engine";
import { Section } from "@/kit/ui/card";
import { Icon } from "@/kit/ui/icon";
import { PageHeader } from "@/kit/ui/page";
// @if app.course.comments
import { NoteForm } from "./group-forms";
import { courseNotes } from "./schema";
// @end
// @if app.course.test or app.course.exam
import { ResetWait } from "./group-forms";
// @end
import { outline } from "./queries";

/** What a guide sees of a learner of an own group: what is finished, and no single mistakes. Others find nothing. */
export async function LearnerPage({ id }: { id: string }) {
  if (!/^[0-9a-f-]{36}$/.test(id)) notFound();
  const found = await withUser(async (tx, account) => {
    const [mine] = rowsOf<{ mine: boolean }>(await tx.execute(sql`select app.guides(${id}) as mine`));
    if (!mine?.mine && !isAdmin(account)) return null;
    const [person] = await tx.select({ name: profiles.name }).from(profiles).where(eq(profiles.id, id));
    return person ?? null;
  });
  if (!found) notFound();
  const modules = await outline(id);
  // @if app.course.comments
  const notes = await withUser((tx) => tx.select().from(courseNotes).where(eq(courseNotes.learnerId, id)));
  // @end
  return (
    <>
      <PageHeader title={found.name} back={{ href: "/learn/groups", label: "Groups" }}>
        {/* @if app.course.test or app.course.exam */}
        <ResetWait learner={id} />
        {/* @end */}
      </PageHeader>
      <div className="grid gap-5">
        {modules.map((module) => (
          <Section key={module.id} title={module.title} aside={<span className="text-sm text-muted-foreground">{module.finished ? "Finished" : `${module.lessons.filter((lesson) => lesson.done).length} of ${module.lessons.length}`}</span>}>
            <ul className="grid gap-1 text-sm">
              {module.lessons.map((lesson) => <li key={lesson.id} className="flex items-center gap-2"><Icon name={lesson.done ? "check-circle" : "circle"} className={lesson.done ? "text-success-foreground" : "text-muted-foreground"} />{`${lesson.title}${lesson.done ? " (finished)" : ""}`}</li>)}
            </ul>
            {/* @if app.course.details */}
            {module.tries > 0 ? <p className="mt-2 text-sm">{`Test: best ${module.best ?? 0} right, ${module.tries} ${module.tries === 1 ? "try" : "tries"}`}</p> : null}
            {/* @end */}
          </Section>
        ))}
        {/* @if app.course.comments */}
        <Section title="Comments">
          <ul className="mb-4 grid gap-2">{notes.map((note) => <li key={note.id} className="rounded-(--radius-control) bg-muted p-3 text-sm">{note.body}</li>)}</ul>
          <NoteForm learner={id} />
        </Section>
        {/* @end */}
      </div>
    </>
  );
}

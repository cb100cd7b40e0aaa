// @file if app.course.groups
import { asc, eq, inArray } from "drizzle-orm";
import { profiles } from "@/features/people/schema";
import { isAdmin } from "@/kit/access";
import { requireUser, withUser } from "@/kit/auth";
import { Section } from "@/kit/ui/card";
import { Empty } from "@/kit/ui/empty";
import { Link } from "@/kit/ui/link";
import { PageHeader } from "@/kit/ui/page";
import { GroupForm, JoinForm } from "./group-forms";
import { outline } from "./queries";
import { course } from "./rules";
import { courseGroups, courseMembers/* @if app.course.comments */, courseNotes/* @end */ } from "./schema";

/** Guides: own groups with their codes and learners. Learners: join a group, read what a guide wrote. */
export async function GroupsPage() {
  const account = await requireUser();
  const guide = account.role === course.guide_role || isAdmin(account);
  const groups = await withUser((tx) => tx.select().from(courseGroups).where(eq(courseGroups.ownerId, account.id)).orderBy(asc(courseGroups.name)));
  const members = groups.length === 0 ? [] : await withUser((tx) =>
    tx.select({ group: courseMembers.groupId, id: profiles.id, name: profiles.name }).from(courseMembers).innerJoin(profiles, eq(profiles.id, courseMembers.accountId)).where(inArray(courseMembers.groupId, groups.map((group) => group.id))).orderBy(asc(profiles.name)));
  const progress = new Map<string, string>();
  for (const { id } of members) {
    if (progress.has(id)) continue;
    const lessons = (await outline(id)).flatMap((module) => module.lessons);
    progress.set(id, `${lessons.filter((lesson) => lesson.done).length} of ${lessons.length} ${course.lesson.label_plural.toLowerCase()} finished`);
  }
  // @if app.course.comments
  const notes = await withUser((tx) => tx.select().from(courseNotes).where(eq(courseNotes.learnerId, account.id)));
  // @end
  return (
    <>
      <PageHeader title="Groups" />
      <div className="grid gap-5">
        {guide ? <Section title="New group" className="max-w-xl"><GroupForm /></Section> : <Section title="Join a group" className="max-w-xl"><JoinForm /></Section>}
        {groups.map((group) => (
          <Section key={group.id} title={group.name} aside={<p className="text-sm">Join code: <code className="font-semibold">{group.code}</code></p>}>
            {members.some((member) => member.group === group.id) ? (
              <ul className="divide-y">
                {members.filter((member) => member.group === group.id).map((member) => (
                  <li key={member.id} className="flex flex-wrap justify-between gap-3 py-2 text-sm">
                    <Link href={`/learn/learners/${member.id}`} className="rounded-sm font-medium text-link hover:underline">{member.name}</Link>
                    <span className="text-muted-foreground">{progress.get(member.id)}</span>
                  </li>
                ))}
              </ul>
            ) : <Empty icon="users" title="Nobody has joined yet">{`Give learners the code ${group.code}.`}</Empty>}
          </Section>
        ))}
        {/* @if app.course.comments */}
        {notes.length > 0 ? <Section title="Comments for you"><ul className="grid gap-2">{notes.map((note) => <li key={note.id} className="rounded-(--radius-control) bg-muted p-3 text-sm">{note.body}</li>)}</ul></Section> : null}
        {/* @end */}
      </div>
    </>
  );
}

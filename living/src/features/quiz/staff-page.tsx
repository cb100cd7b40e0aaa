// @file if app.quiz_staff
import { asc } from "drizzle-orm";
import { ToolFrame } from "@/features/tools/frame";
import { tools } from "@/features/tools/tools";
import { Button } from "@/kit/ui/button";
import { Section } from "@/kit/ui/card";
import { fillPool } from "./pool";
import { quizQuestions } from "./schema";
import { authStaff, isStaff, staffPassword } from "./staff";
import { leaveStaff } from "./auth/actions";
import { NameList, PasswordForm, QuestionForm, QuestionList } from "./staff-forms";
import { bestOf } from "./table";

/** Where the staff look after questions and names, behind a password. */
export async function StaffPage() {
  const quizzes = tools.filter((tool) => tool.quiz?.staff);
  if (!(await isStaff())) {
    const { word, demo } = staffPassword();
    return (
      <ToolFrame title="Staff">
        <Section title="Password" className="mx-auto max-w-md">
          {word === null ? <p className="text-sm">Nobody can get in yet: set STAFF_PASSWORD where this app runs.</p> : <PasswordForm demo={demo ? word : null} />}
        </Section>
      </ToolFrame>
    );
  }
  for (const { slug } of quizzes) await fillPool(slug);
  const questions = (await authStaff((db) => db.select().from(quizQuestions).orderBy(asc(quizQuestions.quiz), asc(quizQuestions.createdAt), asc(quizQuestions.question)))) ?? [];
  const tables = await Promise.all(quizzes.map(async (tool) => ({ tool, rows: await bestOf(tool.slug, tool.quiz?.table_from ?? "", 100) })));
  return (
    <ToolFrame title="Staff" intro="Questions that are switched off do not come up in new rounds.">
      <div className="grid gap-6">
        <form action={leaveStaff}><Button type="submit" variant="outline">Leave the staff page</Button></form>
        {tables.map(({ tool, rows }) => (
          <Section key={tool.slug} title={`Names: ${tool.title}`}><NameList rows={rows} /></Section>
        ))}
        <Section title="Add a question"><QuestionForm quizzes={quizzes.map(({ slug, title }) => ({ value: slug, label: title }))} /></Section>
        {quizzes.map((tool) => (
          <Section key={tool.slug} title={`Questions: ${tool.title}`}>
            <QuestionList questions={questions.filter((one) => one.quiz === tool.slug).map(({ id, question, answers, active }) => ({ id, question, answers, active }))} />
          </Section>
        ))}
      </div>
    </ToolFrame>
  );
}

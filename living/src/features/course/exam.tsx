// @file if app.course.exam
import { eq } from "drizzle-orm";
import { requireUser, withUser } from "@/kit/auth";
import { PageHeader } from "@/kit/ui/page";
import { outline } from "./queries";
import { course } from "./rules";
import { courseAttempts } from "./schema";
import { StartTest } from "./start-test";

/** The exam over everything: its rules, the way in, the results so far. */
export async function ExamPage() {
  const account = await requireUser();
  const attempts = await withUser((tx) => tx.select().from(courseAttempts).where(eq(courseAttempts.ownerId, account.id)));
  const modules = await outline(account.id);
  const tries = attempts.filter((one) => one.moduleId === null && one.finishedAt);
  const best = tries.length > 0 ? Math.max(...tries.map((one) => one.rightAnswers ?? 0)) : null;
  const waits = tries.map((one) => one.nextAt).filter((at): at is Date => at !== null && at > new Date());
  const { questions = 0, pass = 0, minutes = 0 } = course.exam ?? {};
  return (
    <>
      <PageHeader title="Mock exam" lead={`${questions} questions over everything${minutes > 0 ? `, ${minutes} minutes by the clock` : ""}. When the time is over it is handed in as it is. What was right you see afterwards.`} />
      <StartTest module={null} name="Mock exam" ready={modules.every((one) => one.finished)} hint={`The exam opens when all ${course.module.label_plural.toLowerCase()} are passed.`} nextAt={waits[0]?.toISOString() ?? null} passed={tries.some((one) => one.passed)} best={best} pass={pass} of={questions} />
    </>
  );
}

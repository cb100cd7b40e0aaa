// @file if app.course.test or app.course.exam
import { sql } from "drizzle-orm";
import { notFound } from "next/navigation";
import { withUser } from "@/kit/auth";
import { rowsOf } from "@/kit/db/engine";
import { Button } from "@/kit/ui/button";
import { Link } from "@/kit/ui/link";
import { PageHeader } from "@/kit/ui/page";
import { Paper, type PaperQuestion } from "./paper";

type PaperData = { module: string | null; finished: boolean; seconds_left: number | null; pass: number; questions: PaperQuestion[] };
type Review = { module: string | null; right: number; passed: boolean; pass: number; next_at: string | null; questions: { text: string; given: string; answer: string; explanation: string }[] };

/** A test while it runs, or its review. */
export async function TestPage({ id }: { id: string }) {
  if (!/^[0-9a-f-]{36}$/.test(id)) notFound();
  const [row] = rowsOf<{ paper: PaperData | null; review: Review | null }>(await withUser((tx) => tx.execute(sql`select app.test_paper(${id}) as paper, app.test_review(${id}) as review`)));
  if (!row?.paper) notFound();
  const exam = row.paper.module === null;
  const title = exam ? "Mock exam" : "Test";
  if (!row.review) {
    return (
      <>
        <PageHeader title={title} lead={`${row.paper.questions.length} questions, passed from ${row.paper.pass} right.`} />
        <Paper id={id} exam={exam} questions={row.paper.questions} secondsLeft={row.paper.seconds_left} />
      </>
    );
  }
  const { right, passed, pass, next_at, questions } = row.review;
  return (
    <>
      <PageHeader title={`${title}: ${passed ? "passed" : "not passed"}`} back={{ href: exam ? "/learn/exam" : "/learn", label: exam ? "Exam" : "Learn" }} />
      <p role="status" className="text-lg font-medium">{`${right} of ${questions.length} right; ${pass} were needed.`}</p>
      {next_at ? <p className="mt-1">{`You can try again at ${new Date(next_at).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" })}, after a wait of ${minutesUntil(next_at)} minutes.`}</p> : null}
      <ol className="mt-6 grid max-w-3xl gap-3">
        {questions.map((question, i) => (
          <li key={i} className="rounded-(--radius-panel) border bg-card p-4">
            <p className="font-medium">{`${i + 1}. ${question.text}`}</p>
            <p className={question.given === question.answer ? "text-success-foreground" : "text-destructive"}>{question.given === question.answer ? `Right: ${question.answer}` : `Your answer: ${question.given || "none"}. Right is: ${question.answer}`}</p>
            {question.explanation ? <p className="text-sm text-muted-foreground">{question.explanation}</p> : null}
          </li>
        ))}
      </ol>
      <Button asChild className="mt-6"><Link href="/learn">Back to the overview</Link></Button>
    </>
  );
}

const minutesUntil = (moment: string) => Math.max(1, Math.ceil((new Date(moment).getTime() - Date.now()) / 60_000));

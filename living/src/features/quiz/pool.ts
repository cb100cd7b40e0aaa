// @file if app.quiz
import "server-only";
import { eq } from "drizzle-orm";
import content from "@/content/quiz.json";
import { engine } from "@/kit/db";
import { quizQuestions } from "./schema";

type Pool = Record<string, { text: string; answers: string[]; explain?: string }[]>;

/** Puts the questions that a quiz begins with into the database, when it has none: also those of a quiz that came later. */
export async function fillPool(quiz: string): Promise<boolean> {
  const pool = (content as Pool)[quiz] ?? [];
  if (pool.length === 0) return false;
  const { db } = await engine();
  return db.transaction(async (tx) => {
    const [known] = await tx.select({ id: quizQuestions.id }).from(quizQuestions).where(eq(quizQuestions.quiz, quiz)).limit(1);
    if (known) return false;
    await tx.insert(quizQuestions).values(pool.map((one) => ({ quiz, question: one.text, answers: one.answers, explanation: one.explain ?? "" })));
    return true;
  });
}

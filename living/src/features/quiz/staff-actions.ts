// @file if app.quiz_staff
"use server";
import { eq } from "drizzle-orm";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { toolOf } from "@/features/tools/tools";
import type { FormState } from "@/kit/form/state";
import { quizQuestions, scores } from "./schema";
import { authStaff } from "./staff";

type Done = { ok: true } | { ok: false; error: string };
const LOCKED = "Give the staff password first.";

const questionInput = z.object({
  quiz: z.string().min(1).max(40),
  question: z.string().trim().min(1, "Enter the question").max(400, "Keep it under 400 characters"),
  right: z.string().trim().min(1, "Enter the right answer").max(200, "Keep it under 200 characters"),
  wrong: z.string().transform((text) => text.split("\n").map((one) => one.trim()).filter(Boolean)),
  explanation: z.string().trim().max(600, "Keep it under 600 characters"),
});

/** Adds a question with one right answer and three wrong ones. */
export async function addQuestion(_: FormState, form: FormData): Promise<FormState> {
  const text = (name: string) => String(form.get(name) ?? "");
  const input = questionInput.safeParse({ quiz: text("quiz"), question: text("question"), right: text("right"), wrong: text("wrong"), explanation: text("explanation") });
  if (!input.success) return { errors: Object.fromEntries(input.error.issues.toReversed().map((issue) => [String(issue.path[0]), issue.message])) };
  const { quiz, question, right, wrong, explanation } = input.data;
  if (!toolOf(quiz)?.quiz) return { errors: {}, error: "There is no such quiz." };
  if (wrong.length < 1 || wrong.length > 5 || new Set([right, ...wrong].map((one) => one.toLowerCase())).size !== wrong.length + 1) {
    return { errors: { wrong: "Enter one to five wrong answers, one a line, all different and none the right one" } };
  }
  const done = await authStaff((db) => db.insert(quizQuestions).values({ quiz, question, answers: [right, ...wrong], explanation }));
  if (done === null) return { errors: {}, error: LOCKED };
  revalidatePath("/staff");
  return { errors: {}, notice: "Question added" };
}

/** Takes a question out of the rounds to come, or back in. */
export async function switchQuestion(id: string, active: boolean): Promise<Done> {
  const input = z.object({ id: z.uuid(), active: z.boolean() }).safeParse({ id, active });
  if (!input.success) return { ok: false, error: "There is no such question." };
  const done = await authStaff((db) => db.update(quizQuestions).set({ active: input.data.active }).where(eq(quizQuestions.id, input.data.id)));
  revalidatePath("/staff");
  return done === null ? { ok: false, error: LOCKED } : { ok: true };
}

/** Takes a name out of the table. */
export async function removeName(id: string): Promise<Done> {
  const input = z.uuid().safeParse(id);
  if (!input.success) return { ok: false, error: "There is no such entry." };
  const done = await authStaff((db) => db.delete(scores).where(eq(scores.id, input.data)));
  revalidatePath("/staff");
  return done === null ? { ok: false, error: LOCKED } : { ok: true };
}

// @file if app.course
"use server";
import { eq, sql } from "drizzle-orm";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { withUser } from "@/kit/auth";
import { attempt } from "@/kit/db/attempt";
import type { FormState } from "@/kit/form/state";
import { courseLessons, courseModules, courseQuestions } from "./schema";

const title = z.string().trim().min(1, "Enter a title").max(120, "Keep it under 120 characters");
const read = (form: FormData, name: string) => String(form.get(name) ?? "");
const problems = (error: z.ZodError): FormState => ({ errors: Object.fromEntries(error.issues.toReversed().map((issue) => [String(issue.path[0]), issue.message])) });

function done(saved: { ok: true } | { ok: false; error: string }, notice: string): FormState {
  if (!saved.ok) return { errors: {}, error: saved.error };
  revalidatePath("/learn", "layout");
  return { errors: {}, notice };
}

export async function saveModule(_: FormState, form: FormData): Promise<FormState> {
  const input = z.object({ title, intro: z.string().trim().max(600, "Keep it under 600 characters") }).safeParse({ title: read(form, "title"), intro: read(form, "intro") });
  if (!input.success) return problems(input.error);
  return done(await attempt(() => withUser((tx) => tx.insert(courseModules).values({ ...input.data, position: sql`(select coalesce(max(m.position), 0) + 1 from public.course_modules m)` }))), "Saved");
}

const lessonInput = z.object({
  id: z.union([z.literal(""), z.uuid()]),
  module: z.uuid("Choose where it belongs"),
  title,
  body: z.string().trim().max(8000, "Keep it under 8000 characters"),
  video: z.union([z.literal(""), z.url({ protocol: /^https?$/, message: "Enter a link that begins with https://" })]),
});

export async function saveLesson(_: FormState, form: FormData): Promise<FormState> {
  const input = lessonInput.safeParse(Object.fromEntries(["id", "module", "title", "body", "video"].map((name) => [name, read(form, name)])));
  if (!input.success) return problems(input.error);
  const { id, module, video, ...rest } = input.data;
  const values = { ...rest, moduleId: module, videoUrl: video || null };
  return done(await attempt(() => withUser((tx) => id
    ? tx.update(courseLessons).set(values).where(eq(courseLessons.id, id))
    : tx.insert(courseLessons).values({ ...values, position: sql`(select coalesce(max(l.position), 0) + 1 from public.course_lessons l where l.module_id = ${module})` }))), "Lesson saved");
}

const questionInput = z.object({ id: z.union([z.literal(""), z.uuid()]), module: z.uuid("Choose where it belongs"), question: z.string().trim().min(1, "Enter the question").max(400, "Keep it under 400 characters"), explanation: z.string().trim().max(600, "Keep it under 600 characters") });

/** Keeps a question that has three or four different answers, exactly one of them right; others are refused with the rule. */
export async function saveQuestion(_: FormState, form: FormData): Promise<FormState> {
  const input = questionInput.safeParse(Object.fromEntries(["id", "module", "question", "explanation"].map((name) => [name, read(form, name)])));
  const answers = [0, 1, 2, 3].map((n) => ({ text: read(form, `answer${n}`).trim().slice(0, 200), right: form.get(`right${n}`) === "on" })).filter((one) => one.text !== "");
  const rule = answers.length < 3 ? "A question needs three or four answers." : answers.filter((one) => one.right).length !== 1 ? "Exactly one answer must be marked as right." : new Set(answers.map((one) => one.text.toLowerCase())).size !== answers.length ? "The answers must be different." : "";
  if (!input.success || rule) return { errors: { ...(input.success ? {} : problems(input.error).errors), ...(rule ? { answers: rule } : {}) } };
  const { id, module, question, explanation } = input.data;
  const values = { moduleId: module, question, explanation, answers: answers.toSorted((a, b) => Number(b.right) - Number(a.right)).map((one) => one.text) };
  return done(await attempt(() => withUser((tx) => (id ? tx.update(courseQuestions).set(values).where(eq(courseQuestions.id, id)) : tx.insert(courseQuestions).values(values)))), "Question saved");
}

export async function removeFromCourse(kind: string, id: string): Promise<{ ok: true } | { ok: false; error: string }> {
  const input = z.object({ kind: z.enum(["module", "lesson", "question"]), id: z.uuid() }).safeParse({ kind, id });
  if (!input.success) return { ok: false, error: "This is no longer there." };
  const table = { module: courseModules, lesson: courseLessons, question: courseQuestions }[input.data.kind];
  const removed = await attempt(() => withUser((tx) => tx.delete(table).where(eq(table.id, input.data.id))));
  revalidatePath("/learn", "layout");
  return removed.ok ? { ok: true } : removed;
}

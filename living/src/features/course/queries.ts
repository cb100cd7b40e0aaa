// @file if app.course
import "server-only";
import { asc, eq, inArray, lte, sql } from "drizzle-orm";
import { withUser, withViewer } from "@/kit/auth";
import { rowsOf } from "@/kit/db/engine";
import { courseReady } from "./fill";
import { course } from "./rules";
import { courseLessons, courseModules, learnerSettings, learningDays, phraseMistakes } from "./schema";

export type OutlineLesson = { id: string; title: string; open: boolean; done: boolean };
export type OutlineModule = {
  id: string; title: string; intro: string; open: boolean; finished: boolean; best: number | null; tries: number; next_at: string | null; questions: number; lessons: OutlineLesson[];
};

/** The course as the learner sees it; null looks at it as a visitor. */
export async function outline(learner: string | null): Promise<OutlineModule[]> {
  await courseReady();
  const rows = await withViewer((tx) => tx.execute(sql`select app.course_outline(${learner}::uuid) as outline`));
  return rowsOf<{ outline: OutlineModule[] }>(rows)[0]?.outline ?? [];
}

/** A lesson with its module, as far as the viewer may read it. */
export async function lessonOf(id: string) {
  await courseReady();
  const [row] = await withViewer((tx) =>
    tx.select({ lesson: courseLessons, module: courseModules.title }).from(courseLessons).innerJoin(courseModules, eq(courseModules.id, courseLessons.moduleId)).where(eq(courseLessons.id, id)));
  return row ?? null;
}

/** How many days in a row somebody learned, up to today or yesterday. */
export async function streak(): Promise<number> {
  const days = await withUser((tx, account) => tx.select({ day: learningDays.day }).from(learningDays).where(eq(learningDays.ownerId, account.id)));
  const known = new Set(days.map(({ day }) => day));
  const dayBefore = (n: number) => new Date(Date.now() - n * 86_400_000).toISOString().slice(0, 10);
  let count = 0;
  for (let back = known.has(dayBefore(0)) ? 0 : 1; known.has(dayBefore(back)); back++) count++;
  return count;
}

export async function settingsOf(): Promise<{ language: string; trainerStreak: number; trainerBest: number }> {
  const [row] = await withUser((tx, account) => tx.select().from(learnerSettings).where(eq(learnerSettings.ownerId, account.id)));
  return { language: row?.language || (course.languages[0] ?? "English"), trainerStreak: row?.trainerStreak ?? 0, trainerBest: row?.trainerBest ?? 0 };
}

/** The phrases that were wrong and are due again. */
export async function duePhrases() {
  await courseReady();
  return withUser(async (tx) => {
    const due = await tx.select().from(phraseMistakes).where(lte(phraseMistakes.dueOn, sql`current_date`)).limit(20);
    if (due.length === 0) return [];
    const lessons = await tx.select({ id: courseLessons.id, phrases: courseLessons.phrases }).from(courseLessons).where(inArray(courseLessons.id, due.map((one) => one.lessonId)));
    return due.flatMap((one) => {
      const phrase = lessons.find(({ id }) => id === one.lessonId)?.phrases.find(({ text }) => text === one.phrase);
      return phrase ? [{ lessonId: one.lessonId, phrase }] : [];
    });
  });
}

/** Every phrase that the viewer may see, for the word list. */
export async function allPhrases() {
  await courseReady();
  const lessons = await withViewer((tx) => tx.select({ id: courseLessons.id, title: courseLessons.title, phrases: courseLessons.phrases }).from(courseLessons).orderBy(asc(courseLessons.position)));
  return lessons.flatMap((lesson) => lesson.phrases.map((phrase) => ({ lesson: lesson.title, lessonId: lesson.id, phrase })));
}

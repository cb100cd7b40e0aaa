// @file if app.course
import "server-only";
import { and, eq } from "drizzle-orm";
import lessons from "@/content/lessons.json";
import { engine } from "@/kit/db";
import type { Tx } from "@/kit/db/engine";
import { course } from "./rules";
import { courseLessons, courseModules, courseQuestions, type Phrase } from "./schema";

type Content = {
  title: string;
  intro: string;
  lessons: { title: string; body: string; video?: string; open?: boolean; phrases?: { text: string; meanings: string[]; hint?: string }[] }[];
  questions: { text: string; answers: string[]; explain?: string }[];
}[];

const content = lessons as unknown as Content;

const phrasesOf = (list: NonNullable<Content[number]["lessons"][number]["phrases"]>): Phrase[] =>
  list.map(({ text, meanings, hint }) => ({
    text,
    hint: hint ?? "",
    meanings: Object.fromEntries(course.languages.map((language, i) => [language, meanings[i] ?? ""]).filter(([, meaning]) => meaning)),
  }));

/** Puts what the course begins with into an empty database. */
export async function writeCourse(tx: Tx): Promise<void> {
  for (const [position, one] of content.entries()) {
    const [module] = await tx.insert(courseModules).values({ position, title: one.title, intro: one.intro }).returning({ id: courseModules.id });
    await tx.insert(courseLessons).values(one.lessons.map((lesson, at) => ({
      moduleId: module!.id, position: at, title: lesson.title, body: lesson.body, videoUrl: lesson.video || null, open: lesson.open ?? false, phrases: phrasesOf(lesson.phrases ?? []),
    })));
    if (one.questions?.length) {
      await tx.insert(courseQuestions).values(one.questions.map((q) => ({ moduleId: module!.id, question: q.text, answers: q.answers.slice(0, 4), explanation: q.explain ?? "" })));
    }
  }
}

/** Adds the meanings of a language that came later to the phrases that lack them; what was edited stays. */
async function addMeanings(tx: Tx): Promise<void> {
  const known = new Map(content.flatMap((module) => module.lessons.flatMap((lesson) => phrasesOf(lesson.phrases ?? []).map((phrase) => [phrase.text, phrase.meanings] as const))));
  for (const lesson of await tx.select({ id: courseLessons.id, phrases: courseLessons.phrases }).from(courseLessons)) {
    const next = lesson.phrases.map((phrase) => ({ ...phrase, meanings: { ...known.get(phrase.text), ...phrase.meanings } }));
    if (JSON.stringify(next) !== JSON.stringify(lesson.phrases)) await tx.update(courseLessons).set({ phrases: next }).where(and(eq(courseLessons.id, lesson.id)));
  }
}

const store = globalThis as typeof globalThis & { courseReady?: Promise<void> };

/** Sees to it, once per start, that there is a course and that it knows its languages. */
export function courseReady(): Promise<void> {
  store.courseReady ??= (async () => {
    const { db } = await engine();
    await db.transaction(async (tx) => {
      const [any] = await tx.select({ id: courseModules.id }).from(courseModules).limit(1);
      if (any) await addMeanings(tx);
      else await writeCourse(tx);
    });
  })().catch((error: unknown) => {
    store.courseReady = undefined;
    throw error;
  });
  return store.courseReady;
}

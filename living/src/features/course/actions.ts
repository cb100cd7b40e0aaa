// @file if app.course
"use server";
import { and, eq, sql } from "drizzle-orm";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { withUser } from "@/kit/auth";
import { attempt } from "@/kit/db/attempt";
import { rowsOf } from "@/kit/db/engine";
import type { FormState } from "@/kit/form/state";
import { course } from "./rules";
import { courseCertificates, courseGroups, courseNotes, learnerSettings, learningDays, lessonMarks, phraseMistakes } from "./schema";

type Done = { ok: true } | { ok: false; error: string };
const id = z.uuid();
const GONE = "This is no longer there.";

/** Marks a lesson as done, or takes that back. */
export async function markLesson(lesson: string, done: boolean): Promise<Done> {
  const wanted = id.safeParse(lesson);
  if (!wanted.success) return { ok: false, error: GONE };
  const marked = await attempt(() => withUser(async (tx, account) => {
    if (!done) return tx.delete(lessonMarks).where(and(eq(lessonMarks.lessonId, wanted.data), eq(lessonMarks.ownerId, account.id)));
    await tx.insert(lessonMarks).values({ lessonId: wanted.data, ownerId: account.id }).onConflictDoNothing();
    return tx.insert(learningDays).values({ ownerId: account.id }).onConflictDoNothing();
  }));
  revalidatePath("/learn", "layout");
  return marked.ok ? { ok: true } : marked;
}
// @if app.course.phrases

/** Finishes a lesson's mini test: the lesson is done, what was wrong comes back in the daily repetition. */
export async function finishLesson(lesson: string, wrong: string[]): Promise<Done> {
  const input = z.object({ lesson: id, wrong: z.array(z.string().min(1).max(200)).max(100) }).safeParse({ lesson, wrong });
  if (!input.success) return { ok: false, error: GONE };
  const kept = await attempt(() => withUser(async (tx, account) => {
    await tx.insert(lessonMarks).values({ lessonId: input.data.lesson, ownerId: account.id }).onConflictDoNothing();
    await tx.insert(learningDays).values({ ownerId: account.id }).onConflictDoNothing();
    for (const phrase of input.data.wrong) {
      await tx.insert(phraseMistakes).values({ ownerId: account.id, lessonId: input.data.lesson, phrase })
        .onConflictDoUpdate({ target: [phraseMistakes.ownerId, phraseMistakes.lessonId, phraseMistakes.phrase], set: { dueOn: sql`current_date` } });
    }
  }));
  revalidatePath("/learn", "layout");
  return kept.ok ? { ok: true } : kept;
}

/** What the daily repetition found: a phrase that was known leaves it, one that was not comes again tomorrow. */
export async function repeatPhrase(lesson: string, phrase: string, right: boolean): Promise<Done> {
  const input = z.object({ lesson: id, phrase: z.string().min(1).max(200), right: z.boolean() }).safeParse({ lesson, phrase, right });
  if (!input.success) return { ok: false, error: GONE };
  const kept = await attempt(() => withUser(async (tx, account) => {
    const mine = and(eq(phraseMistakes.ownerId, account.id), eq(phraseMistakes.lessonId, input.data.lesson), eq(phraseMistakes.phrase, input.data.phrase));
    if (input.data.right) await tx.delete(phraseMistakes).where(mine);
    await tx.insert(learningDays).values({ ownerId: account.id }).onConflictDoNothing();
  }));
  return kept.ok ? { ok: true } : kept;
}
// @end
// @if app.course.test or app.course.exam

const rulesOf = (module: string | null) => (module ? course.test : course.exam);

/** Begins a test, or goes on with the one that is open; the exam has no module. */
export async function startTest(module: string | null): Promise<{ ok: false; error: string }> {
  const wanted = id.nullable().safeParse(module);
  const rules = rulesOf(module);
  if (!wanted.success || !rules) return { ok: false, error: GONE };
  const made = await attempt(() => withUser((tx) => tx.execute(sql`select app.start_test(${wanted.data}::uuid, ${rules.questions}, ${rules.pass}, ${rules.minutes}) as id`)));
  if (!made.ok) return { ok: false, error: made.error };
  redirect(`/learn/tests/${rowsOf<{ id: string }>(made.value)[0]?.id}`);
}

export async function giveAnswer(test: string, number: number, choice: string): Promise<void> {
  const input = z.object({ test: id, number: z.int().min(1).max(200), choice: z.string().max(200) }).safeParse({ test, number, choice });
  if (input.success) await withUser((tx) => tx.execute(sql`select app.give_answer(${input.data.test}, ${input.data.number}, ${input.data.choice})`));
}

/** Hands a test in; the page then shows the review. */
export async function handIn(test: string, exam: boolean): Promise<void> {
  const input = z.object({ test: id, exam: z.boolean() }).safeParse({ test, exam });
  if (!input.success) return;
  const wait = (input.data.exam ? course.exam : course.test)?.wait_minutes ?? 0;
  await withUser((tx) => tx.execute(sql`select app.hand_in(${input.data.test}, ${wait})`));
  revalidatePath("/learn", "layout");
}
// @end
// @if app.course.certificate

export async function getCertificate(): Promise<Done> {
  const made = await attempt(() => withUser((tx) => tx.execute(sql`select app.issue_certificate(${course.certificate}) as code`)));
  revalidatePath("/learn/certificate");
  return made.ok ? { ok: true } : made;
}

export async function myCertificate() {
  const [row] = await withUser((tx, account) => tx.select().from(courseCertificates).where(eq(courseCertificates.ownerId, account.id)));
  return row ?? null;
}
// @end
// @if app.course.groups

const LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

/** Makes a group with a code of its own to join with. */
export async function makeGroup(_: FormState, form: FormData): Promise<FormState> {
  const name = z.string().trim().min(1, "Enter a name").max(80, "Keep it under 80 characters").safeParse(form.get("name"));
  if (!name.success) return { errors: { name: name.error.issues[0]?.message ?? "Enter a name" } };
  const code = Array.from(crypto.getRandomValues(new Uint32Array(6)), (n) => LETTERS.charAt(n % LETTERS.length)).join("");
  const made = await attempt(() => withUser((tx, account) => tx.insert(courseGroups).values({ ownerId: account.id, name: name.data, code })));
  if (!made.ok) return { errors: {}, error: made.error };
  revalidatePath("/learn/groups");
  return { errors: {}, notice: `Group made. Its code is ${code}.` };
}

export async function joinGroup(_: FormState, form: FormData): Promise<FormState> {
  const code = z.string().trim().min(1).max(40).safeParse(form.get("code"));
  if (!code.success) return { errors: { code: "Enter the code of your group" } };
  const joined = await attempt(() => withUser((tx) => tx.execute(sql`select app.join_group(${code.data}) as name`)));
  if (!joined.ok) return { errors: { code: joined.error } };
  revalidatePath("/learn/groups");
  return { errors: {}, notice: `You have joined ${rowsOf<{ name: string }>(joined.value)[0]?.name}.` };
}
// @if app.course.test or app.course.exam

export async function resetWait(learner: string): Promise<Done> {
  const wanted = id.safeParse(learner);
  if (!wanted.success) return { ok: false, error: GONE };
  const done = await attempt(() => withUser((tx) => tx.execute(sql`select app.reset_wait(${wanted.data})`)));
  revalidatePath(`/learn/learners/${wanted.data}`);
  return done.ok ? { ok: true } : done;
}
// @end
// @if app.course.comments

export async function writeNote(_: FormState, form: FormData): Promise<FormState> {
  const input = z.object({ learner: id, body: z.string().trim().min(1, "Write something").max(2000, "Keep it under 2000 characters") }).safeParse({ learner: form.get("learner"), body: form.get("body") });
  if (!input.success) return { errors: { body: input.error.issues[0]?.message ?? "Write something" } };
  const kept = await attempt(() => withUser((tx, account) => tx.insert(courseNotes).values({ ownerId: account.id, learnerId: input.data.learner, body: input.data.body })));
  if (!kept.ok) return { errors: {}, error: kept.error };
  revalidatePath(`/learn/learners/${input.data.learner}`);
  return { errors: {}, notice: "Comment saved" };
}
// @end
// @end
// @if app.course.languages

export async function chooseLanguage(_: FormState, form: FormData): Promise<FormState> {
  const language = z.string().refine((one) => course.languages.includes(one)).safeParse(form.get("language"));
  if (!language.success) return { errors: { language: "Choose one of the languages" } };
  const kept = await attempt(() => withUser((tx, account) => tx.insert(learnerSettings).values({ ownerId: account.id, language: language.data })
    .onConflictDoUpdate({ target: learnerSettings.ownerId, set: { language: language.data } })));
  if (!kept.ok) return { errors: {}, error: kept.error };
  revalidatePath("/", "layout");
  return { errors: {}, notice: "Language saved" };
}
// @end
// @if app.course.trainer

/** Keeps the streak of the spelling trainer. */
export async function keepStreak(streak: number): Promise<void> {
  const input = z.int().min(0).max(100_000).safeParse(streak);
  if (!input.success) return;
  await withUser((tx, account) => tx.insert(learnerSettings).values({ ownerId: account.id, trainerStreak: input.data, trainerBest: input.data })
    .onConflictDoUpdate({ target: learnerSettings.ownerId, set: { trainerStreak: input.data, trainerBest: sql`greatest(${learnerSettings.trainerBest}, ${input.data})` } }));
}
// @end

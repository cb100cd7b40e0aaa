// @file if app.scores
"use server";
import { sql } from "drizzle-orm";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { toolOf } from "@/features/tools/tools";
import { withViewer } from "@/kit/auth";
import { attempt } from "@/kit/db/attempt";
import { rowsOf } from "@/kit/db/engine";
import { nameRule } from "./name";
// @if app.quiz
import { fillPool } from "./pool";
// @end

type Answer<T> = { ok: true; value: T } | { ok: false; error: string };
const GONE = "This round is no longer there. Start a new one.";
// @if app.quiz

export type Asked = { number: number; total: number; text: string; answers: string[]; score: number; passed: number };
export type Judged = { right: boolean; answer: string; explanation: string; gained: number; score: number; correct: number; over: boolean };

const quizOf = (slug: string) => toolOf(slug)?.quiz;
const round = z.uuid();

/** Draws a round and answers its id. */
export async function startRound(slug: string): Promise<Answer<string>> {
  const quiz = quizOf(z.string().max(40).parse(slug));
  if (!quiz) return { ok: false, error: "There is no such quiz." };
  const draw = () => attempt(() => withViewer((tx) => tx.execute(sql`select app.quiz_start(${slug}, ${quiz.questions}) as id`)));
  let made = await draw();
  if (!made.ok && (await fillPool(slug))) made = await draw();
  if (!made.ok) return made;
  const id = rowsOf<{ id: string }>(made.value)[0]?.id;
  return id ? { ok: true, value: id } : { ok: false, error: GONE };
}

/** The next question; its clock runs from here on. */
export async function ask(id: string): Promise<Answer<Asked>> {
  const wanted = round.safeParse(id);
  if (!wanted.success) return { ok: false, error: GONE };
  const [row] = rowsOf<{ said: Asked | null }>(await withViewer((tx) => tx.execute(sql`select app.quiz_ask(${wanted.data}) as said`)));
  return row?.said ? { ok: true, value: row.said } : { ok: false, error: GONE };
}

/** Takes the answer, null for none in time, and tells what was right. */
export async function answer(slug: string, id: string, choice: string | null): Promise<Answer<Judged>> {
  const quiz = quizOf(z.string().max(40).parse(slug));
  const wanted = round.safeParse(id);
  const chosen = z.string().max(200).nullable().safeParse(choice);
  if (!quiz || !wanted.success || !chosen.success) return { ok: false, error: GONE };
  const [row] = rowsOf<{ said: Judged | null }>(
    await withViewer((tx) => tx.execute(sql`select app.quiz_answer(${wanted.data}, ${chosen.data}, ${quiz.seconds}, ${quiz.points}, ${quiz.bonus}) as said`)),
  );
  if (!row?.said) return { ok: false, error: GONE };
  return { ok: true, value: quiz.explain ? row.said : { ...row.said, explanation: "" } };
}

/** Puts a finished round into the table under a nickname. */
export async function enterTable(slug: string, id: string, nickname: string): Promise<Answer<null>> {
  const quiz = quizOf(z.string().max(40).parse(slug));
  const wanted = round.safeParse(id);
  if (!quiz || !wanted.success) return { ok: false, error: GONE };
  const rule = nameRule(quiz.name_min, quiz.name_max);
  const name = z.string().safeParse(nickname);
  if (!name.success || !rule.fits(name.data.trim())) return { ok: false, error: rule.text };
  const kept = await attempt(() => withViewer((tx) => tx.execute(sql`select app.quiz_finish(${wanted.data}, ${name.data.trim()})`)));
  if (!kept.ok) return kept;
  revalidatePath(`/tools/${slug}/table`);
  return { ok: true, value: null };
}
// @end
// @if app.shared_games

/** Puts the points of a game into its table. */
export async function enterScore(slug: string, points: number, nickname: string): Promise<Answer<null>> {
  const game = toolOf(z.string().max(40).parse(slug))?.game;
  const input = z.object({ points: z.int().min(0).max(100_000), nickname: z.string() }).safeParse({ points, nickname });
  if (!game?.shared || !input.success) return { ok: false, error: "This score cannot be kept." };
  const rule = nameRule(2, 12);
  if (!rule.fits(input.data.nickname.trim())) return { ok: false, error: rule.text };
  const kept = await attempt(() => withViewer((tx) => tx.execute(sql`select app.keep_score(${slug}, ${input.data.nickname.trim()}, ${input.data.points})`)));
  if (!kept.ok) return kept;
  revalidatePath(`/tools/${slug}/table`);
  return { ok: true, value: null };
}
// @end

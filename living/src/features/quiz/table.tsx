// @file if app.scores
import { and, asc, desc, eq, sql } from "drizzle-orm";
import app from "@/content/app.json";
import type { Tool } from "@/features/tools/types";
import { withViewer } from "@/kit/auth";
import { Section } from "@/kit/ui/card";
import { Empty } from "@/kit/ui/empty";
import { scores } from "./schema";

/** The best of a board: of today where its day has a beginning, else of all time. */
export async function bestOf(board: string, from: string, places: number) {
  return withViewer((tx) =>
    tx.select({ id: scores.id, nickname: scores.nickname, points: scores.points }).from(scores)
      .where(and(eq(scores.board, board), from ? sql`${scores.createdAt} >= app.table_start(${from}::time, ${app.time_zone})` : undefined))
      .orderBy(desc(scores.points), asc(scores.createdAt)).limit(places));
}

export async function ScoreTable({ tool }: { tool: Tool }) {
  const from = /* @if app.quiz */tool.quiz?.table_from ?? /* @end */"";
  const places = /* @if app.quiz */tool.quiz?.table || /* @end */10;
  const best = await bestOf(tool.slug, from, places);
  const title = from ? "Table of today" : "Table";
  return (
    <Section title={title} className="mx-auto max-w-xl">
      {best.length === 0 ? <Empty icon="star" title="Nobody is in the table yet">Play a round and be the first.</Empty> : (
        <table aria-label={title} className="w-full text-sm">
          <thead><tr><th scope="col" className="w-12 px-2 py-2 text-left font-medium">Place</th><th scope="col" className="px-2 py-2 text-left font-medium">Name</th><th scope="col" className="px-2 py-2 text-right font-medium">Points</th></tr></thead>
          <tbody>
            {best.map((row, i) => (
              <tr key={row.id} className="border-t"><td className="px-2 py-2 tabular-nums">{i + 1}</td><td className="px-2 py-2 font-medium">{row.nickname}</td><td className="px-2 py-2 text-right tabular-nums">{row.points}</td></tr>
            ))}
          </tbody>
        </table>
      )}
      {from && from !== "00:00" ? <p className="mt-3 text-xs text-muted-foreground">{`A new table begins every day at ${from}.`}</p> : null}
    </Section>
  );
}

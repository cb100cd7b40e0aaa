// @file if app.shared_games
"use client";
import { GameTool } from "@/kit/game/game";
import type { Game } from "@/kit/game/types";
import { Button } from "@/kit/ui/button";
import { Link } from "@/kit/ui/link";
import { enterScore } from "./actions";
import { NameForm } from "./name-form";

/** A game whose results may go into a table that everybody sees. */
export function SharedGame({ slug, game }: { slug: string; game: Game }) {
  return (
    <div className="grid gap-5">
      <GameTool id={slug} game={game} after={({ score }) => (score > 0 ? <NameForm key={score} slug={slug} least={2} most={12} enter={(name) => enterScore(slug, score, name)} /> : null)} />
      <Button asChild variant="outline" className="mx-auto"><Link href={`/tools/${slug}/table`}>Table</Link></Button>
    </div>
  );
}

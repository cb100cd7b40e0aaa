"use client";
import { useCallback, useState } from "react";
import app from "@/content/app.json";
import { isNumber, useStored } from "@/kit/device/use-stored";
import { Button } from "@/kit/ui/button";
import { Icon } from "@/kit/ui/icon";
import { Figure } from "./art";
import { Guess, Memory, Merge, Simon, Snake, TicTacToe } from "./boards";
import { MovingGame } from "./moving";
import type { Game, Result, Round } from "./types";

const boards: Record<string, (round: Round) => React.ReactNode> = {
  memory: Memory, snake: Snake, tictactoe: TicTacToe, merge: Merge, simon: Simon, guess: Guess,
};
const NONE = -1_000_000;

/** How to play, in a sentence. */
function howTo({ mechanic, verb, player }: Game): string {
  switch (mechanic) {
    case "pass": return `Press Space or tap to ${verb.toLowerCase()} when something is in reach of the ${player.name.toLowerCase()}.`;
    case "catch": return `Move the ${player.name.toLowerCase()} with the arrow keys, the mouse or a finger.`;
    case "dodge": return "Press Space or tap to jump.";
    case "targets": return "Tap or click what shows up before it is gone.";
    case "memory": return "Turn two cards at a time and find the pairs.";
    case "snake": return "Steer with the arrow keys or the buttons.";
    case "merge": return "Slide with the arrow keys, by swiping or with the buttons. Equal numbers become one.";
    case "simon": return "Watch the colours, then press them in the same order.";
    case "guess": return "You are told whether the number is higher or lower.";
    default: return "You begin. Three in a row win.";
  }
}

/** A game with its start, its rounds, its end and the best result on this device. */
export function GameTool({ id, game, after }: { id: string; game: Game; after?: (result: Result) => React.ReactNode }) {
  const [best, setBest] = useStored(`${app.slug}:${id}:best`, NONE, isNumber);
  const [state, setState] = useState<"start" | "playing" | "over">("start");
  const [round, setRound] = useState(0);
  const [result, setResult] = useState<Result | null>(null);
  const [record, setRecord] = useState(false);
  const end = useCallback((now: Result) => {
    const beaten = best === NONE || (now.better === "more" ? now.score > best : now.score < best);
    setRecord(beaten && best !== NONE);
    if (beaten && (now.better === "less" || now.score > 0)) setBest(now.score);
    setResult(now);
    setState("over");
  }, [best, setBest]);
  const ignore = useCallback(() => {}, []);
  const start = () => {
    setRound((n) => n + 1);
    setState("playing");
  };
  const Board = boards[game.mechanic];
  return (
    <section aria-label="Game" className="mx-auto grid w-full max-w-3xl gap-3">
      <p className="flex flex-wrap items-center justify-between gap-x-4 text-sm">
        <span className="text-muted-foreground">{howTo(game)}</span>
        {game.best ? <span className="font-medium">{`Highscore ${best === NONE ? "–" : best}`}</span> : null}
      </p>
      {state === "start" ? (
        <div className="grid justify-items-center gap-5 rounded-(--radius-panel) border bg-card px-4 py-8 text-center shadow-soft">
          <svg viewBox="-36 -36 72 72" className="size-28" role="img" aria-label={game.player.name}><Figure {...game.player} /></svg>
          {game.actors.some((actor) => actor.points !== 0) ? (
            <ul aria-label="Points" className="flex flex-wrap justify-center gap-4">
              {game.actors.map((actor) => (
                <li key={actor.name} className="grid justify-items-center gap-1 text-sm">
                  <svg viewBox="-36 -36 72 72" className="size-12" aria-hidden><Figure {...actor} /></svg>
                  {actor.name}
                  <strong className="tabular-nums">{actor.points > 0 ? `+${actor.points}` : actor.points}</strong>
                </li>
              ))}
            </ul>
          ) : null}
          <Button size="lg" onClick={start}><Icon name="play" />Start</Button>
        </div>
      ) : null}
      {state === "playing" ? (Board ? <Board key={round} game={game} onEnd={end} onScore={ignore} /> : <MovingGame key={round} game={game} onEnd={end} onScore={ignore} />) : null}
      {state === "over" && result ? (
        <div role="status" className="grid justify-items-center gap-4 rounded-(--radius-panel) border bg-card px-4 py-8 text-center shadow-soft">
          <h2 className="text-xl font-semibold">{result.text ?? (game.seconds > 0 ? "Time is up" : "Game over")}</h2>
          <p className="text-lg">{`Your score: ${result.score} ${result.score === 1 ? result.unit.replace(/s$/, "") : result.unit}`}</p>
          {record ? <p className="font-medium text-success-foreground">A new highscore!</p> : null}
          <Button size="lg" onClick={start}><Icon name="repeat" />Play again</Button>
        </div>
      ) : null}
      {state === "over" && result && after ? after(result) : null}
    </section>
  );
}

"use client";
import { useEffect, useRef, useState } from "react";
import { cn } from "@/kit/class-names";
import { Button } from "@/kit/ui/button";
import { Icon } from "@/kit/ui/icon";
import { Input } from "@/kit/ui/input";
import { Figure } from "./art";
import { canMove, newTile, slide, winner, reply, type Direction } from "./rules";
import type { Round, Sprite } from "./types";

const shuffled = <T,>(list: readonly T[]): T[] => {
  const out = [...list];
  for (let i = out.length - 1; i > 0; i--) {
    const k = Math.floor(Math.random() * (i + 1));
    [out[i], out[k]] = [out[k]!, out[i]!];
  }
  return out;
};

/** Turn two cards; what is alike stays. */
export function Memory({ game, onEnd, onScore }: Round) {
  const [cards] = useState(() => shuffled(game.actors.slice(0, game.size ?? 8).flatMap((actor) => [actor as Sprite, actor as Sprite])));
  const [open, setOpen] = useState<number[]>([]);
  const [found, setFound] = useState<number[]>([]);
  const [moves, setMoves] = useState(0);
  const later = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(later.current), []);
  const turn = (i: number) => {
    if (open.length === 2 || open.includes(i) || found.includes(i)) return;
    const now = [...open, i];
    setOpen(now);
    if (now.length < 2) return;
    const count = moves + 1;
    setMoves(count);
    onScore(count);
    const same = cards[now[0]!]!.name === cards[i]!.name;
    const all = same ? [...found, ...now] : found;
    later.current = setTimeout(() => {
      setFound(all);
      setOpen([]);
      if (all.length === cards.length) onEnd({ score: count, unit: "moves", better: "less", text: "All pairs found" });
    }, same ? 300 : 1000);
  };
  return (
    <div className="grid gap-3">
      <p className="text-sm text-muted-foreground">{`Moves ${moves} · Pairs ${found.length / 2} of ${cards.length / 2}`}</p>
      <ul className="mx-auto grid w-full max-w-xl grid-cols-4 gap-2">
        {cards.map((card, i) => {
          const up = open.includes(i) || found.includes(i);
          return (
            <li key={i}>
              <button
                type="button"
                aria-label={up ? `Card ${i + 1}: ${card.name}` : `Card ${i + 1}, face down`}
                onClick={() => turn(i)}
                className={cn("grid aspect-square w-full place-items-center rounded-(--radius-control) border-2 transition-colors", up ? "border-primary bg-card" : "border-transparent bg-primary", found.includes(i) && "opacity-60")}
              >
                {up ? <svg viewBox="-36 -36 72 72" className="w-4/5" aria-hidden><Figure {...card} /></svg> : null}
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

const CELLS = 15;
const turns: Record<string, [number, number]> = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

/** Grows with every thing eaten, ends at a wall or its own body. */
export function Snake({ game, onEnd, onScore }: Round) {
  const food = game.actors[0] ?? { name: "Apple", shape: "fruit" };
  const [body, setBody] = useState<[number, number][]>([[7, 7], [6, 7], [5, 7]]);
  const [meal, setMeal] = useState<[number, number]>([11, 7]);
  const way = useRef<[number, number]>([1, 0]);
  const state = useRef({ body, meal, way: [1, 0] as [number, number] });
  const steer = (key: string) => {
    const next = turns[key];
    const [x, y] = state.current.way;
    if (next && (next[0] !== -x || next[1] !== -y)) way.current = next;
  };
  useEffect(() => {
    const down = (event: KeyboardEvent) => {
      if (!turns[event.key]) return;
      event.preventDefault();
      steer(event.key);
    };
    addEventListener("keydown", down);
    const timer = setInterval(() => {
      const now = state.current;
      now.way = way.current;
      const [x, y] = now.body[0]!;
      const head: [number, number] = [x + now.way[0], y + now.way[1]];
      const eats = head[0] === now.meal[0] && head[1] === now.meal[1];
      const rest = eats ? now.body : now.body.slice(0, -1);
      if (head[0] < 0 || head[1] < 0 || head[0] >= CELLS || head[1] >= CELLS || rest.some(([a, b]) => a === head[0] && b === head[1])) {
        clearInterval(timer);
        onEnd({ score: now.body.length - 3, unit: "points", better: "more" });
        return;
      }
      now.body = [head, ...rest];
      if (eats) {
        const free = Array.from({ length: CELLS * CELLS }, (_, i): [number, number] => [i % CELLS, Math.floor(i / CELLS)]).filter(([a, b]) => !now.body.some(([c, d]) => c === a && d === b));
        now.meal = free[Math.floor(Math.random() * free.length)] ?? [0, 0];
        setMeal(now.meal);
        onScore(now.body.length - 3);
      }
      setBody(now.body);
    }, 150);
    return () => {
      removeEventListener("keydown", down);
      clearInterval(timer);
    };
  }, [onEnd, onScore]);
  return (
    <div className="grid justify-items-center gap-3">
      <p className="text-sm text-muted-foreground">{`Score ${body.length - 3}`}</p>
      <svg viewBox={`0 0 ${CELLS} ${CELLS}`} role="img" aria-label="Playing field" className="max-h-[calc(100dvh-22rem)] w-full max-w-md touch-none rounded-(--radius-control) border bg-muted">
        <g transform={`translate(${meal[0] + 0.5} ${meal[1] + 0.5}) scale(0.015)`} role="img" aria-label={food.name}><Figure {...food} /></g>
        {body.map(([x, y], i) => <rect key={i} x={x + 0.06} y={y + 0.06} width="0.88" height="0.88" rx="0.28" fill={i === 0 ? "var(--primary)" : "color-mix(in oklab, var(--primary), var(--card) 25%)"} />)}
      </svg>
      <Pad onTurn={(direction) => steer(`Arrow${direction}`)} />
    </div>
  );
}

function Pad({ onTurn }: { onTurn: (direction: "Up" | "Down" | "Left" | "Right") => void }) {
  const one = (direction: "Up" | "Down" | "Left" | "Right", icon: "arrow-up" | "arrow-down" | "arrow-left" | "arrow-right", place: string) => (
    <Button variant="outline" size="icon" aria-label={direction} className={cn("size-11", place)} onClick={() => onTurn(direction)}><Icon name={icon} /></Button>
  );
  return (
    <div className="grid grid-cols-3 gap-1.5">
      {one("Up", "arrow-up", "col-start-2")}
      {one("Left", "arrow-left", "col-start-1 row-start-2")}
      {one("Down", "arrow-down", "col-start-2 row-start-2")}
      {one("Right", "arrow-right", "col-start-3 row-start-2")}
    </div>
  );
}

/** Three in a row, against the computer. */
export function TicTacToe({ onEnd }: Round) {
  const [cells, setCells] = useState<string[]>(() => Array.from({ length: 9 }, () => ""));
  const [text, setText] = useState("Your turn: you are X");
  const done = useRef(false);
  const finish = (board: string[]) => {
    const won = winner(board);
    if (!won && board.includes("")) return false;
    done.current = true;
    setText(won === "X" ? "You win" : won === "O" ? "The computer wins" : "A draw");
    onEnd({ score: won === "X" ? 1 : 0, unit: "wins", better: "more", text: won === "X" ? "You win" : won === "O" ? "The computer wins" : "A draw" });
    return true;
  };
  const play = (i: number) => {
    if (done.current || cells[i]) return;
    const mine = cells.with(i, "X");
    setCells(mine);
    if (finish(mine)) return;
    const theirs = mine.with(reply(mine), "O");
    setCells(theirs);
    finish(theirs);
  };
  return (
    <div className="grid justify-items-center gap-3">
      <p role="status" className="text-sm font-medium">{text}</p>
      <div className="grid w-full max-w-xs grid-cols-3 gap-2">
        {cells.map((cell, i) => (
          <button key={i} type="button" aria-label={`Row ${Math.floor(i / 3) + 1}, column ${(i % 3) + 1}: ${cell || "empty"}`} onClick={() => play(i)} className="grid aspect-square place-items-center rounded-(--radius-control) border-2 bg-card text-4xl font-bold">
            {cell}
          </button>
        ))}
      </div>
    </div>
  );
}

/** Slide equal numbers together. */
export function Merge({ onEnd, onScore }: Round) {
  const [state, setState] = useState(() => ({ cells: newTile(newTile(Array.from({ length: 16 }, () => 0), Math.random), Math.random), score: 0 }));
  const now = useRef(state);
  const done = useRef(false);
  const move = (direction: Direction) => {
    const { cells, gained } = slide(now.current.cells, direction);
    if (done.current || cells.every((cell, i) => cell === now.current.cells[i])) return;
    now.current = { cells: newTile(cells, Math.random), score: now.current.score + gained };
    setState(now.current);
    onScore(now.current.score);
    if (!canMove(now.current.cells)) {
      done.current = true;
      onEnd({ score: now.current.score, unit: "points", better: "more", text: "No move is left" });
    }
  };
  const latest = useRef(move);
  useEffect(() => {
    latest.current = move;
  });
  useEffect(() => {
    const down = (event: KeyboardEvent) => {
      const found = /^Arrow(Up|Down|Left|Right)$/.exec(event.key);
      if (!found) return;
      event.preventDefault();
      latest.current(found[1] as Direction);
    };
    addEventListener("keydown", down);
    return () => removeEventListener("keydown", down);
  }, []);
  const from = useRef<{ x: number; y: number }>(undefined);
  return (
    <div className="grid justify-items-center gap-3">
      <p className="text-sm text-muted-foreground">{`Score ${state.score}`}</p>
      <div
        role="application"
        aria-label="Playing field"
        className="grid w-full max-w-xs touch-none grid-cols-4 gap-2 rounded-(--radius-panel) bg-muted p-2"
        onPointerDown={(event) => (from.current = { x: event.clientX, y: event.clientY })}
        onPointerUp={(event) => {
          if (!from.current) return;
          const x = event.clientX - from.current.x;
          const y = event.clientY - from.current.y;
          if (Math.max(Math.abs(x), Math.abs(y)) > 24) move(Math.abs(x) > Math.abs(y) ? (x > 0 ? "Right" : "Left") : y > 0 ? "Down" : "Up");
        }}
      >
        {state.cells.map((cell, i) => (
          <span key={i} className={cn("grid aspect-square place-items-center rounded-md text-xl font-bold tabular-nums", cell ? "bg-primary text-primary-foreground" : "bg-card")} style={cell ? { opacity: 0.55 + Math.min(0.45, Math.log2(cell) / 24) } : undefined}>{cell || ""}</span>
        ))}
      </div>
      <Pad onTurn={move} />
    </div>
  );
}

const tones = ["#d0473f", "#3f8fd0", "#e2a43b", "#4b9b5f"];
const toneNames = ["Red", "Blue", "Yellow", "Green"];

/** Repeat a row of colours that grows. */
export function Simon({ onEnd, onScore }: Round) {
  const [row, setRow] = useState<number[]>(() => [Math.floor(Math.random() * 4)]);
  const [lit, setLit] = useState(-1);
  const [showing, setShowing] = useState(true);
  const at = useRef(0);
  useEffect(() => {
    const timers = row.flatMap((tone, i) => [setTimeout(() => setLit(tone), 500 + i * 650), setTimeout(() => setLit(-1), 950 + i * 650)]);
    timers.push(setTimeout(() => setShowing(false), 500 + row.length * 650));
    return () => timers.forEach(clearTimeout);
  }, [row]);
  const press = (tone: number) => {
    if (showing) return;
    if (row[at.current] !== tone) return onEnd({ score: row.length - 1, unit: "colours", better: "more" });
    at.current += 1;
    if (at.current < row.length) return;
    at.current = 0;
    onScore(row.length);
    setShowing(true);
    setRow([...row, Math.floor(Math.random() * 4)]);
  };
  return (
    <div className="grid justify-items-center gap-3">
      <p role="status" className="text-sm text-muted-foreground">{showing ? `Watch: ${row.length} ${row.length === 1 ? "colour" : "colours"}` : "Your turn"}</p>
      <div className="grid w-full max-w-xs grid-cols-2 gap-3">
        {tones.map((tone, i) => (
          <button key={tone} type="button" aria-label={toneNames[i]} aria-pressed={lit === i} onClick={() => press(i)} className="aspect-square rounded-(--radius-panel) border-4 transition-opacity" style={{ background: tone, opacity: lit === i ? 1 : 0.55, borderColor: lit === i ? "var(--foreground)" : "transparent" }} />
        ))}
      </div>
    </div>
  );
}

/** Guess a number: higher or lower. */
export function Guess({ game, onEnd, onScore }: Round) {
  const most = game.size && game.size > 1 ? game.size : 100;
  const [wanted] = useState(() => 1 + Math.floor(Math.random() * most));
  const [text, setText] = useState("");
  const [tries, setTries] = useState<{ n: number; says: string }[]>([]);
  const [error, setError] = useState("");
  return (
    <form
      className="mx-auto grid w-full max-w-sm gap-3"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const n = Number(text);
        if (!Number.isInteger(n) || n < 1 || n > most) return setError(`Enter a whole number from 1 to ${most}`);
        setError("");
        setText("");
        const all = [...tries, { n, says: n < wanted ? "too low" : n > wanted ? "too high" : "right" }];
        setTries(all);
        onScore(all.length);
        if (n === wanted) onEnd({ score: all.length, unit: "tries", better: "less", text: `It was ${wanted}` });
      }}
    >
      <label className="grid gap-1.5 text-sm font-medium">
        {`Your guess, 1 to ${most}`}
        <Input inputMode="numeric" value={text} aria-invalid={Boolean(error) || undefined} onChange={(event) => setText(event.target.value)} />
      </label>
      {error ? <p role="alert" className="text-sm text-destructive">{error}</p> : null}
      <Button type="submit">Guess</Button>
      <ol className="grid gap-1 text-sm">{tries.toReversed().map((one, i) => <li key={tries.length - i}>{`${one.n} is ${one.says}`}</li>)}</ol>
    </form>
  );
}

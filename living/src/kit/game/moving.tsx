"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { Figure, Scene } from "./art";
import type { Actor, Round } from "./types";

const WIDTH = 640;
const HEIGHT = 400;

type Thing = { id: number; actor: Actor; x: number; y: number; vx: number; vy: number; until?: number; seen?: boolean };
type Pop = { id: number; x: number; y: number; text: string; good: boolean; until: number };
type World = { things: Thing[]; pops: Pop[]; left: number; score: number; lives: number; player: number; lift: number; speed: number; strike: number; now: number; next: number; ids: number };

/** Where the player stands, where the ground begins and how near is near enough. */
const stage: Record<string, { ground: number; x: number; y: number; reach: number }> = {
  pass: { ground: 235, x: 320, y: 196, reach: 46 },
  catch: { ground: 352, x: 320, y: 352, reach: 46 },
  dodge: { ground: 320, x: 120, y: 292, reach: 40 },
  targets: { ground: 300, x: 320, y: 200, reach: 40 },
};
const BEAK = { x: 262, y: 300 };

/** One of the actors by chance, the frequent ones more often. */
function draw(actors: readonly Actor[], chance: number): Actor {
  const all = actors.reduce((sum, one) => sum + Math.max(1, one.share), 0);
  let at = chance * all;
  return actors.find((one) => (at -= Math.max(1, one.share)) < 0) ?? actors[0]!;
}

const start = (seconds: number, lives: number): World => ({
  things: [], pops: [], left: seconds, score: 0, lives, player: WIDTH / 2, lift: 0, speed: 0, strike: 0, now: 0, next: 0.3, ids: 1,
});

/** Games in which things move: by a beak, into a basket, towards a runner, or as targets to hit. */
export function MovingGame({ game, onEnd, onScore }: Round) {
  const place = stage[game.mechanic] ?? stage.pass!;
  const world = useRef<World>(start(game.seconds, game.lives));
  const [shown, setShown] = useState<World>(() => start(game.seconds, game.lives));
  const keys = useRef({ left: false, right: false });
  const field = useRef<SVGSVGElement>(null);
  const over = useRef(false);

  const gain = useCallback((w: World, thing: Thing, x = thing.x, y = thing.y) => {
    const { points } = thing.actor;
    w.score += points;
    w.things = w.things.filter((one) => one !== thing);
    w.pops.push({ id: w.ids++, x, y: y - 30, text: points > 0 ? `+${points}` : points < 0 ? `−${-points}` : thing.actor.bad ? "Ouch" : "0", good: points > 0, until: w.now + 0.9 });
    if (thing.actor.bad && w.lives > 0) w.lives -= 1;
    if (thing.actor.ends || game.lives > 0 && w.lives === 0) w.left = Number.NEGATIVE_INFINITY;
    onScore(w.score);
  }, [game.lives, onScore]);

  const act = useCallback(() => {
    const w = world.current;
    if (over.current) return;
    if (game.mechanic === "dodge") {
      if (w.lift === 0) w.speed = 520;
      return;
    }
    if (game.mechanic !== "pass") return;
    w.strike = w.now + 0.22;
    const near = w.things.filter((one) => Math.abs(one.x - BEAK.x) <= place.reach).toSorted((a, b) => Math.abs(a.x - BEAK.x) - Math.abs(b.x - BEAK.x))[0];
    if (near) gain(w, near, BEAK.x, BEAK.y);
    else w.pops.push({ id: w.ids++, x: BEAK.x, y: BEAK.y - 34, text: "Missed", good: false, until: w.now + 0.7 });
  }, [game.mechanic, gain, place.reach]);

  useEffect(() => {
    let frame = 0;
    let last = performance.now();
    const tick = (time: number) => {
      // A page in the background stands still, and nothing jumps when it comes back.
      const dt = Math.min(0.05, (time - last) / 1000);
      last = time;
      const w = world.current;
      w.now += dt;
      if (game.seconds > 0) w.left -= dt;
      step(w, dt);
      if (game.seconds > 0 ? w.left <= 0 : w.left === Number.NEGATIVE_INFINITY) {
        over.current = true;
        w.left = 0;
        setShown({ ...w, things: [...w.things] });
        onEnd({ score: w.score, unit: "points", better: "more" });
        return;
      }
      setShown({ ...w, things: [...w.things], pops: [...w.pops] });
      frame = requestAnimationFrame(tick);
    };
    const step = (w: World, dt: number) => {
      const pace = 1 + Math.min(0.7, w.now / 90);
      if (w.now >= w.next && w.things.length < 9) {
        const actor = draw(game.actors, Math.random());
        const id = w.ids++;
        if (game.mechanic === "pass") {
          const right = Math.random() < 0.5;
          w.things.push({ id, actor, x: right ? WIDTH + 40 : -40, y: BEAK.y + Math.sin(id * 2.4) * 12, vx: (right ? -1 : 1) * (82 + Math.random() * 46) * pace, vy: 0 });
          w.next = w.now + (0.9 + Math.random() * 0.7) / pace;
        } else if (game.mechanic === "catch") {
          w.things.push({ id, actor, x: 40 + Math.random() * (WIDTH - 80), y: -36, vx: 0, vy: (88 + Math.random() * 50) * pace });
          w.next = w.now + (0.75 + Math.random() * 0.5) / pace;
        } else if (game.mechanic === "dodge") {
          w.things.push({ id, actor, x: WIDTH + 40, y: actor.bad || actor.ends || actor.points < 0 ? place.y : place.y - 92, vx: -(190 + Math.random() * 40) * pace, vy: 0 });
          w.next = w.now + (1.15 + Math.random() * 0.9) / pace;
        } else {
          w.things.push({ id, actor, x: 60 + Math.random() * (WIDTH - 120), y: 60 + Math.random() * (HEIGHT - 120), vx: 0, vy: 0, until: w.now + 1.9 / pace });
          w.next = w.now + (0.75 + Math.random() * 0.4) / pace;
        }
      }
      if (game.mechanic === "catch") w.player = Math.max(40, Math.min(WIDTH - 40, w.player + ((keys.current.right ? 1 : 0) - (keys.current.left ? 1 : 0)) * 420 * dt));
      if (game.mechanic === "dodge") {
        w.lift = Math.max(0, w.lift + w.speed * dt);
        w.speed = w.lift > 0 ? w.speed - 1150 * dt : 0;
      }
      for (const thing of w.things) {
        thing.x += thing.vx * dt;
        thing.y += thing.vy * dt;
        if (game.mechanic === "catch" && Math.abs(thing.x - w.player) < 46 && Math.abs(thing.y - place.y) < 30) gain(w, thing);
        else if (game.mechanic === "dodge" && Math.abs(thing.x - place.x) < place.reach && Math.abs(thing.y - (place.y - w.lift)) < 44) gain(w, thing);
        else if (game.mechanic === "dodge" && !thing.seen && thing.x < place.x - place.reach && (thing.actor.bad || thing.actor.ends)) {
          thing.seen = true;
          w.score += 1;
          onScore(w.score);
        }
        const gone = thing.until !== undefined ? w.now > thing.until : thing.x < -60 || thing.x > WIDTH + 60 || thing.y > HEIGHT + 40;
        if (gone && w.things.includes(thing)) {
          w.things = w.things.filter((one) => one !== thing);
          if ((game.mechanic === "catch" || game.mechanic === "targets") && game.lives > 0 && thing.actor.points > 0) {
            w.lives -= 1;
            if (w.lives <= 0) w.left = Number.NEGATIVE_INFINITY;
          }
        }
      }
      w.pops = w.pops.filter((one) => one.until > w.now);
    };
    frame = requestAnimationFrame(tick);
    return () => cancelAnimationFrame(frame);
  }, [game, gain, onEnd, onScore, place]);

  useEffect(() => {
    const down = (event: KeyboardEvent) => {
      if ([" ", "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"].includes(event.key)) event.preventDefault();
      if (event.key === "ArrowLeft") keys.current.left = true;
      if (event.key === "ArrowRight") keys.current.right = true;
      if (!event.repeat && (event.key === " " || event.key === "ArrowUp" || event.key === "Enter")) act();
    };
    const up = (event: KeyboardEvent) => {
      if (event.key === "ArrowLeft") keys.current.left = false;
      if (event.key === "ArrowRight") keys.current.right = false;
    };
    addEventListener("keydown", down);
    addEventListener("keyup", up);
    field.current?.focus({ preventScroll: true });
    return () => {
      removeEventListener("keydown", down);
      removeEventListener("keyup", up);
    };
  }, [act]);

  const at = (event: React.PointerEvent) => {
    const box = field.current?.getBoundingClientRect();
    return box ? ((event.clientX - box.left) / box.width) * WIDTH : WIDTH / 2;
  };
  const near = game.mechanic === "pass" ? shown.things.find((one) => Math.abs(one.x - BEAK.x) <= place.reach) : undefined;
  return (
    <div className="grid gap-2">
      <dl className="flex flex-wrap justify-between gap-x-5 gap-y-1 text-sm">
        <div className="flex gap-1.5"><dt className="text-muted-foreground">Score</dt><dd className="font-semibold tabular-nums">{shown.score}</dd></div>
        {game.seconds > 0 ? <div className="flex gap-1.5"><dt className="text-muted-foreground">Time</dt><dd role="timer" className="font-semibold tabular-nums">{`${Math.ceil(shown.left)} s`}</dd></div> : null}
        {game.lives > 0 ? <div className="flex gap-1.5"><dt className="text-muted-foreground">Lives</dt><dd className="font-semibold tabular-nums">{shown.lives}</dd></div> : null}
      </dl>
      <svg
        ref={field}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="application"
        aria-label="Playing field"
        tabIndex={-1}
        className="block max-h-[calc(100dvh-15rem)] w-full touch-none rounded-(--radius-panel) border outline-none select-none"
        onPointerDown={(event) => {
          event.preventDefault();
          if (game.mechanic === "catch") world.current.player = at(event);
          act();
        }}
        onPointerMove={(event) => {
          if (game.mechanic === "catch" && (event.pointerType === "mouse" || event.buttons > 0)) world.current.player = Math.max(40, Math.min(WIDTH - 40, at(event)));
        }}
      >
        <Scene scene={game.scene} width={WIDTH} height={HEIGHT} ground={place.ground} />
        {game.mechanic === "pass" ? <ellipse cx={BEAK.x} cy={BEAK.y} rx={place.reach} ry="30" fill="#fff" opacity={near ? 0.45 : 0.16} stroke="#fff" strokeWidth={near ? 4 : 1.5} /> : null}
        {shown.things.map(({ id, actor, x, y, vx }) =>
          game.mechanic === "targets" ? (
            <g
              key={id}
              role="button"
              tabIndex={0}
              aria-label={actor.name}
              transform={`translate(${x.toFixed(1)} ${y.toFixed(1)}) scale(1.25)`}
              className="cursor-crosshair outline-none"
              onPointerDown={(event) => {
                event.stopPropagation();
                event.preventDefault();
                const hit = world.current.things.find((one) => one.id === id);
                if (hit && !over.current) gain(world.current, hit);
              }}
              onKeyDown={(event) => {
                const hit = world.current.things.find((one) => one.id === id);
                if ((event.key === "Enter" || event.key === " ") && hit && !over.current) gain(world.current, hit);
              }}
            >
              <circle r="34" fill="transparent" />
              <Figure {...actor} />
            </g>
          ) : (
            <g key={id} role="img" aria-label={actor.name} transform={`translate(${x.toFixed(1)} ${y.toFixed(1)}) scale(${vx > 0 ? -1 : 1} 1)`}><Figure {...actor} /></g>
          ))}
        {game.mechanic === "targets" ? null : <Player game={game} shown={shown} place={place} />}
        {shown.pops.map((pop) => (
          <text key={pop.id} x={pop.x} y={pop.y - (0.9 - (pop.until - shown.now)) * 26} textAnchor="middle" fontSize="24" fontWeight="700" fill={pop.good ? "#15803d" : "#b91c1c"} stroke="#fff" strokeWidth="4" paintOrder="stroke">{pop.text}</text>
        ))}
      </svg>
      {game.mechanic === "pass" ? (
        <p className="text-center text-sm text-muted-foreground">
          {near ? `In reach: ${near.actor.name} (${near.actor.points > 0 ? "+" : ""}${near.actor.points})` : "In reach: nothing"}
        </p>
      ) : null}
    </div>
  );
}

function Player({ game, shown, place }: { game: Round["game"]; shown: World; place: { x: number; y: number } }) {
  if (game.mechanic === "pass") {
    const striking = shown.strike > shown.now;
    // The beak of a wader is at the upper left of its drawing; a stab tips the whole bird forward.
    return (
      <g role="img" aria-label={game.player.name} transform={`translate(${place.x} ${place.y}) rotate(${striking ? -38 : 0}) scale(2.3)`} style={{ transformBox: "view-box" }}>
        <Figure {...game.player} />
      </g>
    );
  }
  const x = game.mechanic === "catch" ? shown.player : place.x;
  return <g role="img" aria-label={game.player.name} transform={`translate(${x.toFixed(1)} ${(place.y - shown.lift).toFixed(1)}) scale(${game.mechanic === "dodge" ? -1.2 : 1.35} 1.3)`}><Figure {...game.player} /></g>;
}

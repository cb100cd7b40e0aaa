"use client";
import { useEffect, useId, useMemo, useRef, useState } from "react";
import app from "@/content/app.json";
import { isList, isNumber, isText, useStored } from "@/kit/device/use-stored";
import { Button } from "@/kit/ui/button";
import { Section } from "@/kit/ui/card";
import { Icon } from "@/kit/ui/icon";
import { Input } from "@/kit/ui/input";
import { clockText, sequence } from "./phases";
import type { Timer } from "./types";

const isMinutes = isList(isNumber);
type Task = { text: string; done: boolean };
const isTasks = isList((value: unknown): value is Task => isText((value as Task)?.text) && typeof (value as Task).done === "boolean");
const NO_TASKS: Task[] = [];

/** A short tone; browsers that play none stay silent. */
function beep() {
  try {
    const context = new AudioContext();
    const tone = context.createOscillator();
    const volume = context.createGain();
    tone.frequency.value = 740;
    volume.gain.setValueAtTime(0.25, context.currentTime);
    volume.gain.exponentialRampToValueAtTime(0.001, context.currentTime + 0.6);
    tone.connect(volume).connect(context.destination);
    tone.start();
    tone.stop(context.currentTime + 0.6);
  } catch {
    // no sound on this device
  }
}

/** Counts phases down one after another, or time up. Runs by the clock, so a sleeping page does not lose time. */
export function TimerTool({ id, timer }: { id: string; timer: Timer }) {
  const preset = useMemo(() => (timer.phases ?? []).map((phase) => phase.seconds / 60), [timer]);
  const [minutes, setMinutes] = useStored(`${app.slug}:${id}:minutes`, preset, isMinutes);
  const lengths = minutes.length === preset.length ? minutes : preset;
  const phases = useMemo(
    () => sequence((timer.phases ?? []).map((phase, i) => ({ ...phase, seconds: Math.max(1, (lengths[i] ?? 1) * 60) })), timer.rounds || 12),
    [timer, lengths],
  );
  const up = timer.way === "stopwatch";
  const [at, setAt] = useState(0);
  // What is left of the phase (or has passed) when the clock stands, and since when it runs.
  const [rest, setRest] = useState<number | null>(null);
  const [since, setSince] = useState<number | null>(null);
  const [now, setNow] = useState(0);
  const [laps, setLaps] = useState<number[]>([]);
  const [finished, setFinished] = useState(0);
  const phase = phases[at];
  const base = rest ?? (up ? 0 : phase?.seconds ?? 0);
  const passed = since === null ? 0 : (now - since) / 1000;
  const shown = up ? base + passed : base - passed;
  const over = !up && at >= phases.length;

  const advance = useRef(() => {});
  useEffect(() => {
    advance.current = () => {
      if (timer.sound !== false) beep();
      setFinished((n) => n + 1);
      const next = at + 1;
      setAt(next);
      setRest(null);
      setSince(next < phases.length ? Date.now() : null);
      setNow(Date.now());
    };
  });
  useEffect(() => {
    if (since === null) return;
    const tick = setInterval(() => setNow(Date.now()), 200);
    return () => clearInterval(tick);
  }, [since]);
  useEffect(() => {
    if (since !== null && !up && shown <= 0) advance.current();
  }, [since, shown, up]);
  useEffect(() => {
    const title = document.title;
    if (since !== null) document.title = `${clockText(shown)} ${phase?.label ?? ""}`;
    return () => {
      document.title = title;
    };
  }, [since, shown, phase]);

  const begin = () => {
    const moment = Date.now();
    if (over) {
      setAt(0);
      setRest(null);
    }
    setNow(moment);
    setSince(moment);
  };
  const pause = () => {
    setRest(shown);
    setSince(null);
  };
  const reset = () => {
    setAt(0);
    setRest(null);
    setSince(null);
    setLaps([]);
    setFinished(0);
  };
  return (
    <div className="mx-auto grid w-full max-w-xl gap-6">
      <section aria-label="Timer" className="grid justify-items-center gap-4 rounded-(--radius-panel) border bg-card p-6 text-center shadow-soft">
        {up ? null : <p role="status" className="text-lg font-medium">{over ? "Done" : phase?.label}</p>}
        <p role="timer" aria-live="off" className="text-6xl font-semibold tracking-tight tabular-nums sm:text-7xl">{over ? "00:00" : clockText(up ? Math.floor(shown) : shown)}</p>
        {up || phases.length === 1 ? null : <p className="text-sm text-muted-foreground">{`${Math.min(at + 1, phases.length)} of ${phases.length}${phases[at + 1] ? `, then ${phases[at + 1]?.label}` : ""} · ${finished} done`}</p>}
        <div className="flex flex-wrap justify-center gap-2">
          {since === null
            ? <Button size="lg" onClick={begin}><Icon name="play" />{rest === null ? "Start" : "Resume"}</Button>
            : <Button size="lg" onClick={pause}><Icon name="pause" />Pause</Button>}
          {!up && phases.length > 1 && !over ? <Button size="lg" variant="outline" onClick={() => advance.current()}><Icon name="arrow-right" />Skip</Button> : null}
          {up && since !== null ? <Button size="lg" variant="outline" onClick={() => setLaps([...laps, shown])}><Icon name="flag" />Lap</Button> : null}
          <Button size="lg" variant="ghost" onClick={reset}><Icon name="undo" />Reset</Button>
        </div>
        {laps.length > 0 ? <ol className="text-sm tabular-nums">{laps.map((lap, i) => <li key={i}>{`Lap ${i + 1}: ${clockText(Math.floor(lap))}`}</li>)}</ol> : null}
      </section>
      {up ? null : (
        <Section title="Lengths in minutes">
          <div className="grid grid-cols-[repeat(auto-fit,minmax(8rem,1fr))] gap-3">
            {(timer.phases ?? []).map((one, i) => (
              <label key={one.label} className="grid gap-1.5 text-sm font-medium">
                {one.label}
                <Input
                  type="number"
                  min="0.1"
                  max="600"
                  step="any"
                  defaultValue={Number((lengths[i] ?? 1).toFixed(2))}
                  onChange={(event) => {
                    const value = Number(event.target.value.replace(",", "."));
                    if (value > 0 && value <= 600) setMinutes(lengths.map((length, k) => (k === i ? value : length)));
                  }}
                />
              </label>
            ))}
          </div>
        </Section>
      )}
      {timer.tasks ? <Tasks id={id} /> : null}
    </div>
  );
}

function Tasks({ id }: { id: string }) {
  const field = useId();
  const [tasks, setTasks] = useStored(`${app.slug}:${id}:tasks`, NO_TASKS, isTasks);
  const [text, setText] = useState("");
  return (
    <Section title="Tasks">
      <form
        className="flex gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim()) setTasks([...tasks, { text: text.trim().slice(0, 200), done: false }]);
          setText("");
        }}
      >
        <label htmlFor={field} className="sr-only">New task</label>
        <Input id={field} value={text} maxLength={200} placeholder="What will you work on?" onChange={(event) => setText(event.target.value)} />
        <Button type="submit">Add</Button>
      </form>
      <ul className="mt-3 grid gap-1">
        {tasks.map((task, i) => (
          <li key={i} className="flex items-center gap-2">
            <label className="flex min-h-10 flex-1 items-center gap-2.5 text-sm">
              <input type="checkbox" checked={task.done} className="size-4 accent-(--primary)" onChange={() => setTasks(tasks.map((one, k) => (k === i ? { ...one, done: !one.done } : one)))} />
              <span className={task.done ? "text-muted-foreground line-through" : undefined}>{task.text}</span>
            </label>
            <Button variant="ghost" size="icon" aria-label={`Remove ${task.text}`} onClick={() => setTasks(tasks.filter((_, k) => k !== i))}><Icon name="x" /></Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}

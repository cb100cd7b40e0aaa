// @file if app.course.phrases
"use client";
import { useId, useState, useTransition } from "react";
import { saysSame } from "@/kit/cards/tolerant";
import { cn } from "@/kit/class-names";
import { Button } from "@/kit/ui/button";
import { Section } from "@/kit/ui/card";
import { Icon } from "@/kit/ui/icon";
import { Input } from "@/kit/ui/input";
import { Link } from "@/kit/ui/link";
import { finishLesson } from "./actions";
import { meaningOf } from "./meaning";
import type { Phrase } from "./schema";

type Task = { kind: "choose" | "type" | "match"; phrase: Phrase; others: Phrase[] };

const shuffle = <T,>(list: readonly T[]): T[] => list.map((one) => ({ one, at: Math.random() })).toSorted((a, b) => a.at - b.at).map(({ one }) => one);

/** Some of the phrases to match, some to choose, some to type. */
function tasksOf(phrases: readonly Phrase[]): Task[] {
  const drawn = shuffle(phrases).slice(0, 8);
  const kinds = ["choose", "type", "match", "type"] as const;
  return drawn.map((phrase, i) => ({ kind: kinds[i % 4]!, phrase, others: shuffle([phrase, ...shuffle(phrases.filter((one) => one !== phrase)).slice(0, 3)]) }));
}

/** A short test on a lesson's phrases. What was wrong is kept for the daily repetition. */
export function MiniTest({ lesson, phrases, language, signedIn }: { lesson: string; phrases: readonly Phrase[]; language: string; signedIn: boolean }) {
  const [tasks, setTasks] = useState<Task[]>([]);
  const [at, setAt] = useState(0);
  const [wrong, setWrong] = useState<string[]>([]);
  const [result, setResult] = useState<"right" | "wrong" | null>(null);
  const [pending, start] = useTransition();
  const [error, setError] = useState("");
  const task = tasks[at];
  const begin = () => {
    setTasks(tasksOf(phrases));
    setAt(0);
    setWrong([]);
    setResult(null);
  };
  const judge = (right: boolean) => {
    setResult(right ? "right" : "wrong");
    if (!right && task) setWrong([...wrong, task.phrase.text]);
  };
  const next = () => {
    setResult(null);
    setAt(at + 1);
    if (at + 1 < tasks.length || !signedIn) return;
    start(async () => {
      const kept = await finishLesson(lesson, wrong);
      if (!kept.ok) setError(kept.error);
    });
  };
  if (tasks.length === 0) return <Button size="lg" className="justify-self-start" onClick={begin}><Icon name="play" />Start the mini test</Button>;
  if (!task) {
    return (
      <Section title="Mini test">
        <p role="status" className="font-medium">{`${tasks.length - wrong.length} of ${tasks.length} right.`}</p>
        {error ? <p role="alert" className="text-sm text-destructive">{error}</p> : null}
        {signedIn ? <p className="mt-1 text-sm text-muted-foreground">{wrong.length > 0 ? "What was wrong comes back in the daily repetition." : "Everything right. The lesson is finished."}</p> : <p className="mt-1 text-sm"><Link href="/sign-up" className="text-link underline">Sign up</Link> to keep your progress.</p>}
        <Button variant="outline" className="mt-3" disabled={pending} onClick={begin}><Icon name="repeat" />Again</Button>
      </Section>
    );
  }
  return (
    <Section title="Mini test" aside={<p className="text-sm text-muted-foreground">{`${at + 1} of ${tasks.length}`}</p>}>
      <One key={at} task={task} language={language} locked={result !== null} onAnswer={judge} />
      {result ? (
        <div role="status" className="mt-4 grid gap-2">
          <p className={cn("font-semibold", result === "right" ? "text-success-foreground" : "text-destructive")}>{result === "right" ? "Right!" : `Wrong. ${task.phrase.text} means: ${meaningOf(task.phrase, language).text}`}</p>
          <Button className="justify-self-start" onClick={next}>Next<Icon name="arrow-right" /></Button>
        </div>
      ) : null}
    </Section>
  );
}

function One({ task, language, locked, onAnswer }: { task: Task; language: string; locked: boolean; onAnswer: (right: boolean) => void }) {
  const id = useId();
  const [typed, setTyped] = useState("");
  const meaning = meaningOf(task.phrase, language).text;
  if (task.kind === "type") {
    return (
      <form
        className="grid gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          if (!locked && typed.trim()) onAnswer(saysSame(typed, task.phrase.text));
        }}
      >
        <label htmlFor={id} className="font-medium">{`Type: ${meaning}`}</label>
        <Input id={id} value={typed} disabled={locked} autoComplete="off" autoCapitalize="off" spellCheck={false} className="h-11" onChange={(event) => setTyped(event.target.value)} />
        {task.phrase.hint ? <p className="text-sm text-muted-foreground">{`Say: ${task.phrase.hint}`}</p> : null}
        <Button type="submit" size="lg" className="justify-self-start" disabled={locked || !typed.trim()}>Check</Button>
      </form>
    );
  }
  const choose = task.kind === "choose";
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-2 font-medium">{choose ? `What does “${task.phrase.text}” mean?` : `Match: which phrase says “${meaning}”?`}</legend>
      {task.others.map((other) => (
        <button
          key={other.text}
          type="button"
          disabled={locked}
          onClick={() => onAnswer(other === task.phrase)}
          className="min-h-11 rounded-(--radius-control) border-2 border-input bg-card px-4 py-2 text-left hover:border-primary disabled:opacity-70"
        >
          {choose ? meaningOf(other, language).text : other.text}
        </button>
      ))}
    </fieldset>
  );
}

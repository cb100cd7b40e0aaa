// @file if app.quiz
"use client";
import { useCallback, useEffect, useRef, useState, useTransition } from "react";
import type { Quiz } from "@/features/tools/types";
import { cn } from "@/kit/class-names";
import { Button } from "@/kit/ui/button";
import { Card } from "@/kit/ui/card";
import { Icon } from "@/kit/ui/icon";
import { Link } from "@/kit/ui/link";
import { answer, ask, enterTable, startRound, type Asked, type Judged } from "./actions";
import { NameForm } from "./name-form";

/** A round: the questions one after another, each with its clock, then the name for the table. */
export function QuizRound({ slug, quiz }: { slug: string; quiz: Quiz }) {
  const [round, setRound] = useState<string | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [judged, setJudged] = useState<Judged | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [over, setOver] = useState(false);
  const [error, setError] = useState("");
  const [pending, start] = useTransition();

  const next = async (id: string) => {
    const said = await ask(id);
    if (!said.ok) return setError(said.error);
    setJudged(null);
    setChosen(null);
    setAsked(said.value);
  };
  const begin = () => start(async () => {
    setError("");
    const made = await startRound(slug);
    if (!made.ok) return setError(made.error);
    setOver(false);
    setRound(made.value);
    await next(made.value);
  });
  const choose = useCallback((choice: string | null) => {
    if (!round) return;
    setChosen(choice);
    start(async () => {
      const said = await answer(slug, round, choice);
      if (said.ok) setJudged(said.value);
      else setError(said.error);
    });
  }, [round, slug]);

  if (error) {
    return (
      <Card className="mx-auto grid max-w-xl gap-3 p-6 text-center">
        <p role="alert">{error}</p>
        <Button onClick={begin} disabled={pending} className="mx-auto">Start again</Button>
      </Card>
    );
  }
  if (!round || !asked) {
    return (
      <Card className="mx-auto grid max-w-xl justify-items-center gap-4 p-6 text-center">
        <Icon name="help" className="size-10 text-link" />
        <p>{`${quiz.questions} questions${quiz.seconds > 0 ? `, ${quiz.seconds} seconds each` : ""}. A right answer brings ${quiz.points} points${quiz.bonus > 0 && quiz.seconds > 0 ? ` and up to ${quiz.bonus} more for being quick` : ""}.`}</p>
        {quiz.sample_topics ? <p className="text-sm text-muted-foreground">These are sample questions. Put your own in on the staff page.</p> : null}
        <Button size="lg" disabled={pending} onClick={begin}><Icon name="play" />Start</Button>
        {quiz.table > 0 ? <Link href={`/tools/${slug}/table`} className="rounded-sm text-sm text-link underline">{quiz.table_from ? "Table of today" : "Table"}</Link> : null}
      </Card>
    );
  }
  if (over && judged) {
    return (
      <Card className="mx-auto grid max-w-xl gap-5 p-6 text-center">
        <h2 className="text-xl font-semibold">The round is over</h2>
        <p role="status" className="text-lg">{`Your score: ${judged.score} points, ${judged.correct} of ${asked.total} right`}</p>
        {quiz.nickname ? <NameForm slug={slug} least={quiz.name_min} most={quiz.name_max} enter={(name) => enterTable(slug, round, name)} /> : null}
        <Button variant="outline" className="mx-auto" disabled={pending} onClick={begin}><Icon name="repeat" />Play again</Button>
      </Card>
    );
  }
  return (
    <Card className="mx-auto grid max-w-2xl gap-4 p-4 sm:p-6">
      <div className="flex flex-wrap items-center justify-between gap-x-4 text-sm">
        <p className="font-medium">{`Question ${asked.number} of ${asked.total}`}</p>
        {quiz.seconds > 0 ? <Clock key={asked.number} seconds={quiz.seconds} passed={asked.passed} stopped={chosen !== null || judged !== null} onEnd={() => choose(null)} /> : null}
        <p className="tabular-nums">{`Score ${judged?.score ?? asked.score}`}</p>
      </div>
      <h2 className="text-lg font-semibold text-balance sm:text-xl">{asked.text}</h2>
      <ul aria-label="Answers" className="grid gap-2 sm:grid-cols-2">
        {asked.answers.map((text) => (
          <li key={text}>
            <button
              type="button"
              disabled={judged !== null || chosen !== null || pending}
              onClick={() => choose(text)}
              className={cn(
                "min-h-12 w-full rounded-(--radius-control) border-2 border-input bg-card px-4 py-2.5 text-left font-medium hover:border-primary disabled:hover:border-input",
                judged && text === judged.answer && "border-transparent bg-success text-success-foreground",
                judged && !judged.right && text === chosen && "border-transparent bg-danger text-danger-foreground",
              )}
            >
              {text}
            </button>
          </li>
        ))}
      </ul>
      {judged ? (
        <div role="status" className="grid gap-3">
          <p className="font-semibold">{judged.right ? `Right! +${judged.gained} points` : chosen === null ? `Time is up. Right is: ${judged.answer}` : `Wrong. Right is: ${judged.answer}`}</p>
          {judged.explanation ? <p className="text-sm leading-relaxed">{judged.explanation}</p> : null}
          <Button className="justify-self-start" disabled={pending} onClick={() => (judged.over ? setOver(true) : start(() => next(round)))}>
            {judged.over ? "See the result" : "Next question"}
            <Icon name="arrow-right" />
          </Button>
        </div>
      ) : null}
    </Card>
  );
}

function Clock({ seconds, passed, stopped, onEnd }: { seconds: number; passed: number; stopped: boolean; onEnd: () => void }) {
  const [left, setLeft] = useState(seconds - passed);
  const end = useRef(onEnd);
  useEffect(() => {
    end.current = onEnd;
  });
  useEffect(() => {
    if (stopped) return;
    const until = performance.now() + (seconds - passed) * 1000;
    const tick = setInterval(() => {
      const rest = (until - performance.now()) / 1000;
      setLeft(Math.max(0, rest));
      if (rest <= 0) {
        clearInterval(tick);
        end.current();
      }
    }, 100);
    return () => clearInterval(tick);
  }, [seconds, passed, stopped]);
  return (
    <p role="timer" className={cn("inline-flex items-center gap-1.5 font-semibold tabular-nums", left <= 5 && "text-destructive")}>
      <Icon name="clock" />
      {`${Math.ceil(left)} s`}
    </p>
  );
}

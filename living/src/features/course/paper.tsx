// @file if app.course.test or app.course.exam
"use client";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState, useTransition } from "react";
import { clockText } from "@/kit/countdown/phases";
import { Button } from "@/kit/ui/button";
import { giveAnswer, handIn } from "./actions";

export type PaperQuestion = { text: string; answers: string[]; given: string };

/** All questions of a test with their answers to choose; nothing tells what is right until it is handed in. */
export function Paper({ id, exam, questions, secondsLeft }: { id: string; exam: boolean; questions: readonly PaperQuestion[]; secondsLeft: number | null }) {
  const [given, setGiven] = useState(() => questions.map((question) => question.given));
  const [left, setLeft] = useState(secondsLeft);
  const [pending, start] = useTransition();
  const router = useRouter();
  const answered = given.filter(Boolean).length;
  const finish = () => start(async () => {
    await handIn(id, exam);
    router.refresh();
  });
  const end = useRef(finish);
  useEffect(() => {
    end.current = finish;
  });
  useEffect(() => {
    if (secondsLeft === null) return;
    const until = performance.now() + secondsLeft * 1000;
    const tick = setInterval(() => {
      const rest = (until - performance.now()) / 1000;
      setLeft(Math.max(0, rest));
      if (rest <= 0) {
        clearInterval(tick);
        end.current();
      }
    }, 500);
    return () => clearInterval(tick);
  }, [secondsLeft]);
  return (
    <form
      className="grid max-w-3xl gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        finish();
      }}
    >
      <div className="sticky top-14 z-10 flex items-center justify-between rounded-(--radius-control) border bg-card px-4 py-2 text-sm md:top-2">
        <span>{`${answered} of ${questions.length} answered`}</span>
        {left === null ? null : <span role="timer" className="text-base font-semibold tabular-nums">{clockText(left)}</span>}
      </div>
      {questions.map((question, i) => (
        <fieldset key={i} className="grid gap-2 rounded-(--radius-panel) border bg-card p-4">
          <legend className="float-left mb-2 w-full font-medium">{`${i + 1}. ${question.text}`}</legend>
          {question.answers.map((text) => (
            <label key={text} className="flex min-h-11 cursor-pointer items-center gap-3 rounded-(--radius-control) border border-input px-3 has-checked:border-primary has-checked:bg-primary-soft has-checked:text-primary-soft-foreground">
              <input
                type="radio"
                name={`question-${i}`}
                checked={given[i] === text}
                className="accent-(--primary)"
                onChange={() => {
                  setGiven(given.with(i, text));
                  void giveAnswer(id, i + 1, text);
                }}
              />
              {text}
            </label>
          ))}
        </fieldset>
      ))}
      <Button type="submit" size="lg" disabled={pending} className="justify-self-start">Hand in</Button>
    </form>
  );
}

// @file if app.course.test or app.course.exam
"use client";
import { useState, useTransition } from "react";
import { Button } from "@/kit/ui/button";
import { Icon } from "@/kit/ui/icon";
import { startTest } from "./actions";

type Props = { module: string | null; name: string; ready: boolean; hint: string; nextAt: string | null; passed: boolean; best: number | null; pass: number; of: number };

/** The way into a test: open, not yet, or again after a while. */
export function StartTest({ module, name, ready, hint, nextAt, passed, best, pass, of }: Props) {
  const [error, setError] = useState("");
  const [pending, start] = useTransition();
  const begin = () => start(async () => {
    const refused = await startTest(module);
    if (refused) setError(refused.error);
  });
  return (
    <div className="mt-4 grid gap-2 border-t pt-4">
      <div className="flex flex-wrap items-center gap-3">
        <Button onClick={begin} disabled={!ready || pending} variant={passed ? "outline" : "primary"} aria-label={`${module ? "Start the test" : "Start the exam"}: ${name}`}><Icon name="clipboard" />{module ? (passed ? "Take the test again" : "Start the test") : "Start the exam"}</Button>
        <p className="text-sm text-muted-foreground">{`${of} questions, passed from ${pass} right.`}{best === null ? "" : ` Best result: ${best} right.`}</p>
      </div>
      {ready ? null : <p className="flex items-center gap-2 text-sm"><Icon name="lock" />{hint}</p>}
      {nextAt ? <p className="text-sm">{`You did not pass. You can try again at ${new Date(nextAt).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" })}.`}</p> : null}
      {error ? <p role="alert" className="rounded-(--radius-control) bg-danger px-3.5 py-2.5 text-sm text-danger-foreground">{error}</p> : null}
    </div>
  );
}

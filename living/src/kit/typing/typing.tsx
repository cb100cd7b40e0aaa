"use client";
import { useEffect, useId, useState } from "react";
import app from "@/content/app.json";
import { cn } from "@/kit/class-names";
import { isNumber, useStored } from "@/kit/device/use-stored";
import { Button } from "@/kit/ui/button";
import { Icon } from "@/kit/ui/icon";
import { Textarea } from "@/kit/ui/input";
import { measure } from "./measure";

export type Typing = { texts: string[]; seconds: number };

/** A text to copy by typing: speed, accuracy, the best of this device. */
export function TypingTool({ id, typing }: { id: string; typing: Typing }) {
  const [at, setAt] = useState(0);
  const [typed, setTyped] = useState("");
  const [began, setBegan] = useState<number | null>(null);
  const [ended, setEnded] = useState<number | null>(null);
  const [now, setNow] = useState(0);
  const [best, setBest] = useStored(`${app.slug}:${id}:best`, 0, isNumber);
  const field = useId();
  const text = typing.texts[at % typing.texts.length] ?? "";
  const seconds = began === null ? 0 : ((ended ?? now) - began) / 1000;
  const { speed, accuracy } = measure(text, typed, seconds);

  useEffect(() => {
    if (began === null || ended !== null) return;
    const tick = setInterval(() => {
      const moment = Date.now();
      setNow(moment);
      if (typing.seconds > 0 && moment - began >= typing.seconds * 1000) setEnded(moment);
    }, 200);
    return () => clearInterval(tick);
  }, [began, ended, typing.seconds]);

  const type = (next: string) => {
    const moment = Date.now();
    const from = began ?? moment;
    setBegan(from);
    setNow(moment);
    setTyped(next);
    if (next.length >= text.length) {
      setEnded(moment);
      const result = measure(text, next, (moment - from) / 1000);
      if (result.accuracy >= 80 && result.speed > best) setBest(result.speed);
    }
  };
  const again = (step: number) => {
    setAt(at + step);
    setTyped("");
    setBegan(null);
    setEnded(null);
  };
  return (
    <div className="mx-auto grid w-full max-w-2xl gap-4">
      <dl className="flex flex-wrap gap-x-6 gap-y-1 text-sm">
        {[["Words a minute", speed], ["Accuracy", `${accuracy} %`], ["Time", `${Math.floor(typing.seconds > 0 ? Math.max(0, typing.seconds - seconds) : seconds)} s`], ["Best", best]].map(([label, value]) => (
          <div key={label} className="flex gap-1.5"><dt className="text-muted-foreground">{label}</dt><dd className="font-semibold tabular-nums">{value}</dd></div>
        ))}
      </dl>
      <p className="rounded-(--radius-panel) border bg-card p-5 font-mono text-lg leading-relaxed" aria-label={text}>
        {[...text].map((letter, i) => (
          <span key={i} aria-hidden className={cn(i < typed.length && (typed[i] === letter ? "text-success-foreground" : "bg-danger text-danger-foreground"), i === typed.length && "underline decoration-2")}>{letter}</span>
        ))}
      </p>
      <label htmlFor={field} className="text-sm font-medium">Type the text</label>
      <Textarea id={field} rows={4} value={typed} disabled={ended !== null} spellCheck={false} autoComplete="off" className="font-mono text-base" onChange={(event) => type(event.target.value)} />
      {ended === null ? null : <p role="status" className="font-medium">{`Done: ${speed} words a minute, ${accuracy} % right.`}</p>}
      <div className="flex gap-2">
        <Button onClick={() => again(0)} variant="outline"><Icon name="undo" />Again</Button>
        <Button onClick={() => again(1)}><Icon name="arrow-right" />Next text</Button>
      </div>
    </div>
  );
}

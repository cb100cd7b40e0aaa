// @file if app.course.repetition
"use client";
import { useId, useState } from "react";
import { saysSame } from "@/kit/cards/tolerant";
import { Button } from "@/kit/ui/button";
import { Section } from "@/kit/ui/card";
import { Empty } from "@/kit/ui/empty";
import { Input } from "@/kit/ui/input";
import { repeatPhrase } from "./actions";
import { meaningOf } from "./meaning";
import type { Phrase } from "./schema";

/** The phrases that were wrong, to type again. One that is right leaves the repetition. */
export function Repetition({ due, language }: { due: readonly { lessonId: string; phrase: Phrase }[]; language: string }) {
  const id = useId();
  const [list] = useState(due);
  const [at, setAt] = useState(0);
  const [typed, setTyped] = useState("");
  const [right, setRight] = useState<boolean | null>(null);
  const one = list[at];
  if (!one) return <Empty icon="check-circle" title="Nothing to repeat today">Phrases that you get wrong in a lesson come back here.</Empty>;
  return (
    <div className="grid max-w-2xl gap-5">
      <Section title="Repeat" aside={<p className="text-sm text-muted-foreground">{`${at + 1} of ${list.length}`}</p>}>
        <form
          className="grid gap-2"
          onSubmit={async (event) => {
            event.preventDefault();
            if (right !== null || !typed.trim()) return;
            const ok = saysSame(typed, one.phrase.text);
            setRight(ok);
            await repeatPhrase(one.lessonId, one.phrase.text, ok);
          }}
        >
          <label htmlFor={id} className="font-medium">{`Type: ${meaningOf(one.phrase, language).text}`}</label>
          <Input id={id} value={typed} disabled={right !== null} autoComplete="off" className="h-11" onChange={(event) => setTyped(event.target.value)} />
          {right === null ? <Button type="submit" className="justify-self-start">Check</Button> : null}
        </form>
        {right === null ? null : (
          <div role="status" className="mt-3 grid gap-2">
            <p className="font-semibold">{right ? "Right!" : `Not yet: ${one.phrase.text}`}</p>
            <Button className="justify-self-start" onClick={() => { setAt(at + 1); setTyped(""); setRight(null); }}>Next</Button>
          </div>
        )}
      </Section>
      <Section title="In today's repetition">
        <ul className="grid gap-1 text-sm">{list.map(({ phrase }) => <li key={phrase.text}><strong>{phrase.text}</strong>{` – ${meaningOf(phrase, language).text}`}</li>)}</ul>
      </Section>
    </div>
  );
}

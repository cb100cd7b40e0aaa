// @file if app.course.trainer
"use client";
import { useId, useState } from "react";
import { plainText } from "@/kit/cards/tolerant";
import { Button } from "@/kit/ui/button";
import { Section } from "@/kit/ui/card";
import { Input } from "@/kit/ui/input";
import { keepStreak } from "./actions";
import type { Trainer } from "./rules";

const lettersOf = (word: string) => [...word.toUpperCase()].filter((letter) => /[A-Z0-9]/.test(letter));

/** A word is shown, its code words are typed. Right ones in a row are the streak. */
export function SpellingTrainer({ trainer, streak, best, first }: { trainer: Trainer; streak: number; best: number; first: number }) {
  const id = useId();
  const [at, setAt] = useState(first);
  const [typed, setTyped] = useState("");
  const [now, setNow] = useState(streak);
  const [top, setTop] = useState(best);
  const [says, setSays] = useState("");
  const word = trainer.words[at % trainer.words.length] ?? "";
  const wanted = lettersOf(word).map((letter) => trainer.alphabet[letter] ?? letter).join(" ");
  return (
    <Section title="Spell this" className="max-w-2xl" aside={<p className="text-sm font-medium">{`Streak: ${now} · Best: ${top}`}</p>}>
      <p className="my-3 text-4xl font-semibold tracking-widest">{word}</p>
      <form
        className="grid gap-2"
        onSubmit={async (event) => {
          event.preventDefault();
          if (!typed.trim()) return;
          const right = plainText(typed) === plainText(wanted);
          const next = right ? now + 1 : 0;
          setSays(right ? `Right: ${wanted}` : `Not right. ${word} is: ${wanted}`);
          setNow(next);
          setTop(Math.max(top, next));
          setTyped("");
          if (right) setAt(at + 1);
          await keepStreak(next);
        }}
      >
        <label htmlFor={id} className="text-sm font-medium">Code words</label>
        <Input id={id} value={typed} autoComplete="off" autoCapitalize="off" spellCheck={false} className="h-11" onChange={(event) => setTyped(event.target.value)} />
        <div className="flex gap-2">
          <Button type="submit">Check</Button>
          <Button variant="outline" onClick={() => { setAt(at + 1); setSays(""); }}>Another word</Button>
        </div>
      </form>
      {says ? <p role="status" className="mt-3 font-medium">{says}</p> : null}
    </Section>
  );
}

// @file if app.deal.chat
"use client";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { cn } from "@/kit/class-names";
import { Field } from "@/kit/form/field";
import { Button } from "@/kit/ui/button";
import { Textarea } from "@/kit/ui/input";

export type Line = { id: string; own: boolean; author: string; body: string; at: string; atText: string };

/** What two people wrote to each other, oldest first, and a line for the next. */
export function Talk({ other, lines, write }: { other: string; lines: readonly Line[]; write: (words: string) => Promise<{ ok: true } | { ok: false; error: string }> }) {
  const [words, setWords] = useState("");
  const [error, setError] = useState<string | null>(null);
  const [pending, start] = useTransition();
  const router = useRouter();
  return (
    <section aria-label={`Messages with ${other}`} className="grid gap-3 border-t pt-3">
      {lines.length > 0 ? (
        <ol aria-label="Messages" className="grid gap-2">
          {lines.map((line) => (
            <li key={line.id} className={cn("max-w-[85%] rounded-(--radius-control) px-3 py-2", line.own ? "justify-self-end bg-accent text-accent-foreground" : "justify-self-start bg-muted")}>
              <p className="whitespace-pre-wrap break-words">{line.body}</p>
              <p className="mt-1 text-xs opacity-75">{line.own ? "You" : line.author}, <time dateTime={line.at}>{line.atText}</time></p>
            </li>
          ))}
        </ol>
      ) : null}
      <form
        noValidate
        className="flex flex-wrap items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          start(async () => {
            const done = await write(words);
            setError(done.ok ? null : done.error);
            if (!done.ok) return;
            setWords("");
            router.refresh();
          });
        }}
      >
        <div className="min-w-52 flex-1">
          <Field label="Write a message" {...(error ? { error } : {})}>
            {({ id, describedBy, invalid }) => (
              <Textarea id={id} rows={2} maxLength={2000} value={words} aria-describedby={describedBy} aria-invalid={invalid || undefined} onChange={(event) => setWords(event.target.value)} />
            )}
          </Field>
        </div>
        <Button type="submit" variant="outline" disabled={pending}>Send</Button>
      </form>
    </section>
  );
}

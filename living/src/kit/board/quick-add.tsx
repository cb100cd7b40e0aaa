"use client";
import { Link } from "@/kit/ui/link";
import { useId, useRef, useState, useTransition } from "react";
import { useToast } from "@/kit/ui/toast";
import type { BoardColumn, BoardResult } from "./types";

type Props = {
  column: BoardColumn;
  maxLength: number;
  emptyError: string;
  add: (title: string) => Promise<BoardResult>;
};

/** A line under a column: a title and Enter make a card. What was typed stays when it cannot be saved. */
export function QuickAdd({ column, maxLength, emptyError, add }: Props) {
  const [error, setError] = useState<{ text: string; href?: string } | null>(null);
  const [pending, start] = useTransition();
  const toast = useToast();
  const input = useRef<HTMLInputElement>(null);
  const id = useId();

  function submit(event: React.FormEvent) {
    event.preventDefault();
    const title = input.current?.value.trim() ?? "";
    if (title === "") {
      setError({ text: emptyError });
      return;
    }
    if (pending) return;
    setError(null);
    // The line is free for the next card at once; on failure the words come back.
    if (input.current) input.current.value = "";
    start(async () => {
      const result = await add(title).catch((): BoardResult => ({ ok: false, error: "It could not be saved. Try again." }));
      if (result.ok) {
        if (result.notice) toast(result.notice);
        return;
      }
      setError({ text: result.error, href: result.href });
      if (input.current && input.current.value === "") input.current.value = title;
    });
  }

  return (
    <form onSubmit={submit} noValidate className="mt-2">
      <input
        ref={input}
        aria-label={`Add to ${column.label}`}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? id : undefined}
        placeholder="Add a card"
        maxLength={maxLength}
        autoComplete="off"
        onChange={() => error && setError(null)}
        className="h-9 w-full rounded-(--radius-control) border border-transparent bg-transparent px-2.5 text-sm placeholder:text-muted-foreground hover:border-input focus:border-input focus:bg-card aria-invalid:border-destructive"
      />
      {error ? (
        <p id={id} role="alert" className="px-1 pt-1 text-xs text-destructive">
          {error.text}
          {error.href ? <> <Link href={error.href} className="font-medium underline underline-offset-2">Fill in the rest</Link></> : null}
        </p>
      ) : null}
    </form>
  );
}

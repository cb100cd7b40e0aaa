"use client";
import { useId, useState, useTransition } from "react";
import { Button } from "@/kit/ui/button";
import { Textarea } from "@/kit/ui/input";
import { useToast } from "@/kit/ui/toast";

type Result = { ok: true } | { ok: false; error: string };

/** Publishes a new version with a note what changed. */
export function ReleaseForm({ release }: { release: (note: string) => Promise<Result> }) {
  const [note, setNote] = useState("");
  const [error, setError] = useState("");
  const [pending, start] = useTransition();
  const toast = useToast();
  const id = useId();
  function submit(event: React.FormEvent) {
    event.preventDefault();
    if (!note.trim()) {
      setError("Say what changed");
      return;
    }
    start(async () => {
      const result = await release(note);
      if (!result.ok) {
        setError(result.error);
        return;
      }
      setNote("");
      toast("New version published");
    });
  }
  return (
    <form onSubmit={submit} noValidate className="grid gap-2">
      <label htmlFor={`${id}-note`} className="text-sm font-medium">What changed in the new version?</label>
      <Textarea
        id={`${id}-note`}
        rows={2}
        maxLength={1000}
        value={note}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        onChange={(event) => {
          setNote(event.target.value);
          setError("");
        }}
      />
      {error ? <p id={`${id}-error`} role="alert" className="text-xs text-destructive">{error}</p> : null}
      <div><Button type="submit" size="sm" disabled={pending}>Publish new version</Button></div>
    </form>
  );
}

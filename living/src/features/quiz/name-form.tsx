// @file if app.scores
"use client";
import { useRouter } from "next/navigation";
import { useId, useState, useTransition } from "react";
import { Button } from "@/kit/ui/button";
import { Input } from "@/kit/ui/input";
import { useToast } from "@/kit/ui/toast";

/** Asks for a nickname and puts a result into the table; then the table is shown. */
export function NameForm({ slug, least, most, enter }: { slug: string; least: number; most: number; enter: (name: string) => Promise<{ ok: true; value: null } | { ok: false; error: string }> }) {
  const id = useId();
  const [name, setName] = useState("");
  const [error, setError] = useState("");
  const [pending, start] = useTransition();
  const router = useRouter();
  const toast = useToast();
  return (
    <form
      noValidate
      className="mx-auto grid w-full max-w-sm gap-2 text-left"
      onSubmit={(event) => {
        event.preventDefault();
        start(async () => {
          const kept = await enter(name);
          if (!kept.ok) return setError(kept.error);
          toast("You are in the table");
          router.push(`/tools/${slug}/table`);
        });
      }}
    >
      <label htmlFor={id} className="text-sm font-medium">Nickname</label>
      <Input id={id} value={name} autoComplete="off" aria-invalid={Boolean(error) || undefined} aria-describedby={`${id}-help`} onChange={(event) => setName(event.target.value)} />
      <p id={`${id}-help`} role={error ? "alert" : undefined} className={error ? "text-sm text-destructive" : "text-xs text-muted-foreground"}>{error || `${least} to ${most} letters or numbers.`}</p>
      <Button type="submit" disabled={pending}>Save my score</Button>
    </form>
  );
}

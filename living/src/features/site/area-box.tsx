// @file if app.site
"use client";
import { useId, useState } from "react";
import { Button } from "@/kit/ui/button";
import { Icon } from "@/kit/ui/icon";
import { Input } from "@/kit/ui/input";
import type { Area } from "./content";
import { answerFor, type Answer } from "./postcode";

/** A box that tells whether a postcode is covered. */
export function AreaBox({ area }: { area: Area }) {
  const id = useId();
  const [answer, setAnswer] = useState<{ kind: Answer; code: string } | null>(null);
  const words = { yes: area.yes, no: area.no, invalid: `This is not a valid postcode. Write it like ${exampleOf(area)}.` };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const code = String(new FormData(event.currentTarget).get("postcode") ?? "").trim();
        setAnswer({ kind: answerFor(area, code), code });
      }}
      className="grid max-w-xl gap-4 rounded-(--radius-panel) border bg-card p-6 shadow-soft"
    >
      <div className="grid gap-1.5">
        <label htmlFor={id} className="font-medium">{area.label}</label>
        <div className="flex gap-2">
          <Input id={id} name="postcode" autoComplete="postal-code" placeholder={exampleOf(area)} aria-invalid={answer?.kind === "invalid" || undefined} aria-describedby={`${id}-answer`} className="h-11 text-base uppercase placeholder:normal-case" />
          <Button type="submit" className="h-11">Check</Button>
        </div>
      </div>
      <p id={`${id}-answer`} role="status" className={answer?.kind === "yes" ? "flex items-center gap-2 font-medium text-success-foreground" : answer?.kind === "invalid" ? "flex items-center gap-2 text-destructive" : "flex items-center gap-2"}>
        {answer ? <Icon name={answer.kind === "yes" ? "check-circle" : answer.kind === "no" ? "minus" : "alert"} /> : null}
        {answer ? words[answer.kind] : null}
      </p>
    </form>
  );
}

function exampleOf(area: Area): string {
  const first = area.districts[0];
  if (!first) return "";
  return first.letters ? `${first.letters}${first.from} 1AA` : String(first.from);
}

"use client";
import { useId } from "react";
import { cn } from "@/kit/class-names";
import { STARS } from "./average";
import { Stars } from "./stars";

const WORDS = ["", "Poor", "Fair", "Good", "Very good", "Excellent"];

/** Choose 1 to 5: a radio group, so that arrow keys, touch and screen readers know it. 0 is nothing chosen yet. */
export function RatingInput({ label, value, onChange, problem }: { label: string; value: number; onChange: (stars: number) => void; problem?: string | null }) {
  const id = useId();
  return (
    <div role="radiogroup" aria-labelledby={`${id}-label`} aria-describedby={problem ? `${id}-problem` : undefined}>
      <p id={`${id}-label`} className="mb-2 text-sm font-medium">{label}</p>
      <div className="flex flex-wrap gap-2">
        {STARS.map((star) => (
          <label
            key={star}
            className={cn(
              "grid size-11 cursor-pointer place-items-center rounded-(--radius-control) border text-sm font-semibold transition-colors has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ring",
              value === star ? "border-primary bg-primary text-primary-foreground" : "border-input bg-card hover:bg-muted",
            )}
          >
            <input type="radio" name={id} value={star} checked={value === star} onChange={() => onChange(star)} aria-label={String(star)} className="sr-only" />
            <span aria-hidden>{star}</span>
          </label>
        ))}
        <span className="flex min-h-11 items-center gap-2 text-sm text-muted-foreground" aria-hidden>
          {value ? <Stars value={value} /> : null}
          {WORDS[value]}
        </span>
      </div>
      {problem ? <p id={`${id}-problem`} role="alert" className="mt-1.5 text-sm text-destructive">{problem}</p> : null}
    </div>
  );
}

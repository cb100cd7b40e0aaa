"use client";
import { useState } from "react";
import { cn } from "@/kit/class-names";
import { STARS } from "./average";
import { Stars } from "./stars";

const WORDS = ["", "Poor", "Fair", "Good", "Very good", "Excellent"];

/** Choose 1 to 5: a radio group, so that arrow keys, touch and screen readers know it. */
export function RatingInput({ name, label, defaultValue, describedBy }: { name: string; label: string; defaultValue?: number | undefined; describedBy?: string | undefined }) {
  const [value, setValue] = useState(defaultValue ?? 0);
  return (
    <fieldset role="radiogroup" aria-label={label} aria-describedby={describedBy}>
      <legend className="mb-2 text-sm font-medium">{label}</legend>
      <div className="flex flex-wrap gap-2">
        {STARS.map((star) => (
          <label
            key={star}
            className={cn(
              "flex min-h-11 cursor-pointer items-center gap-2 rounded-(--radius-control) border px-3 text-sm font-medium transition-colors has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ring",
              value === star ? "border-primary bg-primary-soft text-primary-soft-foreground" : "border-input bg-card hover:bg-muted",
            )}
          >
            <input type="radio" name={name} value={star} checked={value === star} onChange={() => setValue(star)} aria-label={`${star}`} className="sr-only" />
            {star}
          </label>
        ))}
        <span className="flex min-h-11 items-center gap-2 text-sm text-muted-foreground" aria-hidden="true">
          {value ? (
            <>
              <Stars value={value} /> {WORDS[value]}
            </>
          ) : null}
        </span>
      </div>
    </fieldset>
  );
}

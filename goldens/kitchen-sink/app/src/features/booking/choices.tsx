"use client";
import { useId } from "react";
import { timeText } from "@/kit/booking";

/** One part of a form, with its heading. */
export function Step({ title, aside, children }: { title: string; aside?: React.ReactNode; children: React.ReactNode }) {
  return (
    <section aria-label={title} className="rounded-(--radius-panel) border bg-card p-5 shadow-soft">
      <header className="mb-4 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 className="text-base font-semibold">{title}</h2>
        {aside}
      </header>
      {children}
    </section>
  );
}

export interface ChoiceItem {
  value: string;
  label: string;
  detail?: string;
  aside?: string;
  disabled?: boolean;
}

/** One of a few, as large buttons that behave as a radio group. */
export function Choices({ name, label, value, choices, onChange }: { name: string; label: string; value: string | null; choices: readonly ChoiceItem[]; onChange: (value: string) => void }) {
  const id = useId();
  return (
    <div role="radiogroup" aria-label={label} className="grid gap-2 sm:grid-cols-2">
      {choices.map((choice) => (
        <label
          key={choice.value}
          className="flex min-h-14 cursor-pointer items-center gap-3 rounded-(--radius-control) border border-input bg-card px-4 py-2.5 text-sm transition-colors hover:bg-muted has-checked:border-primary has-checked:bg-primary-soft has-checked:text-primary-soft-foreground has-disabled:cursor-not-allowed has-disabled:bg-muted has-disabled:text-muted-foreground has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ring"
        >
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={value === choice.value}
            disabled={choice.disabled}
            onChange={() => onChange(choice.value)}
            aria-label={choice.label}
            aria-describedby={choice.detail || choice.aside ? `${id}-${choice.value}` : undefined}
            className="size-4 shrink-0 accent-(--primary)"
          />
          <span className="min-w-0 flex-1">
            <span className="block font-medium">{choice.label}</span>
            {choice.detail || choice.aside ? (
              <span id={`${id}-${choice.value}`} className="block text-xs">
                {choice.detail ? <span className="block">{choice.detail}</span> : null}
                {choice.aside ? <span className="block tabular-nums">{choice.aside}</span> : null}
              </span>
            ) : null}
          </span>
        </label>
      ))}
    </div>
  );
}

/** Start times as a radio group. */
export function TimeChoices({ times, value, zone, onChange }: { times: readonly number[]; value: number | null; zone: string; onChange: (start: number) => void }) {
  if (times.length === 0) return null;
  return (
    <div role="radiogroup" aria-label="Time" className="grid max-h-96 grid-cols-3 gap-2 overflow-y-auto p-1">
      {times.map((start) => (
        <label
          key={start}
          className="grid h-11 cursor-pointer place-items-center rounded-(--radius-control) border border-input bg-card text-sm font-medium tabular-nums hover:bg-muted has-checked:border-primary has-checked:bg-primary has-checked:text-primary-foreground has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ring"
        >
          <input type="radio" name="time" className="sr-only" checked={start === value} onChange={() => onChange(start)} />
          {timeText(start, zone)}
        </label>
      ))}
    </div>
  );
}

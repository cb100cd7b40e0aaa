"use client";
import { useId } from "react";
import type { FieldProps } from "./field";

/** Yes or no. */
export function CheckboxField({ name, label, help, error, value }: FieldProps & { value?: boolean }) {
  const id = useId();
  return (
    <div className="flex items-start gap-3 sm:pt-6.5">
      <input
        id={id}
        type="checkbox"
        name={name}
        defaultChecked={value}
        aria-describedby={help || error ? `${id}-note` : undefined}
        className="mt-0.5 size-4.5 shrink-0 rounded accent-(--primary)"
      />
      <div className="grid gap-1">
        <label htmlFor={id} className="text-sm font-medium">{label}</label>
        {help || error ? <p id={`${id}-note`} className={error ? "text-sm text-destructive" : "text-xs text-muted-foreground"}>{error ?? help}</p> : null}
      </div>
    </div>
  );
}

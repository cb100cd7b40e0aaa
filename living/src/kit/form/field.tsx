"use client";
import { useId } from "react";
import { cn } from "@/kit/class-names";

/** What every field takes. `name` is the input's name in the form, `error` what is wrong with it. */
export type FieldProps = {
  name: string;
  label: string;
  required?: boolean;
  help?: string;
  error?: string;
};

type Ids = { id: string; labelId: string; describedBy: string | undefined; invalid: boolean };

/** The label, the help and the error around an input; the input is drawn with the ids that tie them together. */
export function Field({ label, required, help, error, wide, children }: Omit<FieldProps, "name"> & {
  wide?: boolean;
  children: (ids: Ids) => React.ReactNode;
}) {
  const id = useId();
  const describedBy = [error ? `${id}-error` : "", help ? `${id}-help` : ""].filter(Boolean).join(" ") || undefined;
  return (
    <div className={cn("grid min-w-0 content-start gap-1.5", wide && "sm:col-span-2")}>
      <label id={`${id}-label`} htmlFor={id} className="text-sm font-medium">
        {label}
        {required ? null : <span aria-hidden className="ml-1.5 text-xs font-normal text-muted-foreground">optional</span>}
      </label>
      {children({ id, labelId: `${id}-label`, describedBy, invalid: Boolean(error) })}
      {help ? <p id={`${id}-help`} className="text-xs text-muted-foreground">{help}</p> : null}
      {error ? <p id={`${id}-error`} role="alert" className="text-sm text-destructive">{error}</p> : null}
    </div>
  );
}

"use client";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Field } from "@/kit/form/field";
import { Button } from "@/kit/ui/button";
import { Dialog } from "@/kit/ui/dialog";
import { Input, Textarea } from "@/kit/ui/input";
import { Listbox } from "@/kit/ui/listbox";
import { useToast } from "@/kit/ui/toast";
import type { QuickInput, QuickResult, Typed } from "./types";

type Props = {
  inputs: readonly QuickInput[];
  values?: Typed;
  submit: string;
  /** What the toast says afterwards; the action's own words come first. */
  saved: string;
  action: (typed: Typed) => Promise<QuickResult>;
  onSaved?: () => void;
  /** Empties the form after saving, for the next entry. */
  clear?: boolean;
  children?: React.ReactNode;
};

/** A small form made of data: keeps what was typed when something is wrong, and says what beside the input. */
export function QuickForm({ inputs, values = {}, submit, saved, action, onSaved, clear, children }: Props) {
  const [typed, setTyped] = useState(values);
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [error, setError] = useState<string | null>(null);
  const [pending, start] = useTransition();
  const router = useRouter();
  const toast = useToast();

  const save = () =>
    start(async () => {
      const result = await action(typed);
      setProblems(result.ok ? {} : (result.problems ?? {}));
      setError(result.ok ? null : (result.error ?? null));
      if (!result.ok) return;
      if (clear) setTyped(values);
      toast(result.said ?? saved);
      onSaved?.();
      if (result.go) router.push(result.go);
      else router.refresh();
    });

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      className="grid gap-4 sm:grid-cols-2"
    >
      {inputs.map((input) => (
        <QuickField
          key={input.name}
          input={input}
          value={typed[input.name] ?? ""}
          error={problems[input.name]}
          onChange={(to) => setTyped((before) => ({ ...before, [input.name]: to }))}
        />
      ))}
      {children}
      {error ? (
        <p role="alert" className="rounded-(--radius-control) bg-danger px-3 py-2 text-sm whitespace-pre-line text-danger-foreground sm:col-span-2">{error}</p>
      ) : null}
      <div className="flex justify-end sm:col-span-2">
        <Button type="submit" disabled={pending}>{submit}</Button>
      </div>
    </form>
  );
}

function QuickField({ input, value, error, onChange }: { input: QuickInput; value: string; error: string | undefined; onChange: (to: string) => void }) {
  const { name, label, kind = "text", help, optional, options = [] } = input;
  if (kind === "tick") {
    return (
      <label className="flex min-h-9 items-center gap-3 text-sm font-medium sm:col-span-2">
        <input type="checkbox" checked={value === "on"} onChange={(event) => onChange(event.target.checked ? "on" : "")} className="size-5 accent-(--primary)" />
        {label}
      </label>
    );
  }
  if (kind === "ticks") {
    const chosen = value.split(",").filter(Boolean);
    return (
      <fieldset className="sm:col-span-2">
        <legend className="text-sm font-medium">{label}</legend>
        <div className="mt-1.5 flex flex-wrap gap-x-5 gap-y-2">
          {options.map((option) => (
            <label key={option.value} className="flex items-center gap-2 text-sm">
              <input
                type="checkbox"
                checked={chosen.includes(option.value)}
                onChange={(event) => onChange((event.target.checked ? [...chosen, option.value] : chosen.filter((one) => one !== option.value)).join(","))}
                className="size-4.5 accent-(--primary)"
              />
              {option.label}
            </label>
          ))}
        </div>
        {error ? <p role="alert" className="mt-1 text-sm text-destructive">{error}</p> : null}
      </fieldset>
    );
  }
  return (
    <Field label={label} required={!optional} help={help} error={error} wide={kind === "long" || input.wide}>
      {({ id, labelId, describedBy, invalid }) => {
        if (kind === "choice") return <Listbox id={id} labelledBy={labelId} describedBy={describedBy} invalid={invalid} options={options} value={value} onChange={onChange} />;
        const common = {
          id,
          name,
          value,
          "aria-describedby": describedBy,
          "aria-invalid": invalid || undefined,
          onChange: (event: { target: { value: string } }) => onChange(event.target.value),
        };
        if (kind === "long") return <Textarea {...common} rows={4} />;
        return <Input {...common} autoComplete="off" inputMode={kind === "number" || kind === "money" ? "decimal" : undefined} type={kind === "date" ? "date" : "text"} />;
      }}
    </Field>
  );
}

/** A button that opens a small form. */
export function QuickDialog({ title, description, trigger, ...form }: { title: string; description?: string; trigger: React.ReactNode } & Props) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen} title={title} description={description} trigger={trigger}>
      <QuickForm {...form} onSaved={() => setOpen(false)} />
    </Dialog>
  );
}

"use client";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Field } from "@/kit/form/field";
import { Button } from "@/kit/ui/button";
import { ConfirmDialog } from "@/kit/ui/confirm-dialog";
import { Dialog } from "@/kit/ui/dialog";
import { Input, Textarea } from "@/kit/ui/input";
import { Listbox } from "@/kit/ui/listbox";
import { useToast } from "@/kit/ui/toast";
import type { SaveResult, Typed } from "./manage-actions";

/** One input of a small form. */
export interface FormInput {
  name: string;
  label: string;
  kind?: "text" | "long" | "number" | "money" | "date" | "time" | "tick" | "choice";
  help?: string;
  optional?: boolean;
  options?: readonly { value: string; label: string }[];
}

/** A small form: keeps what was typed when something is wrong, and says what beside the input. */
export function ManageForm(props: {
  inputs: readonly FormInput[];
  values: Typed;
  submit: string;
  saved: string;
  action: (typed: Typed) => Promise<SaveResult>;
  onSaved?: () => void;
  /** Empties the form after saving, to enter the next one. */
  clear?: boolean;
}) {
  const [typed, setTyped] = useState(props.values);
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [error, setError] = useState<string | null>(null);
  const [pending, start] = useTransition();
  const router = useRouter();
  const toast = useToast();

  function save() {
    start(async () => {
      const result = await props.action(typed);
      setProblems(result.ok ? {} : (result.problems ?? {}));
      setError(result.ok ? null : (result.error ?? null));
      if (!result.ok) return;
      if (props.clear) setTyped(props.values);
      toast(props.saved);
      props.onSaved?.();
      router.refresh();
    });
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      className="grid gap-4 sm:grid-cols-2"
    >
      {props.inputs.map(({ name, label, kind = "text", help, optional, options }) => {
        const value = typed[name] ?? "";
        const change = (to: string) => setTyped((before) => ({ ...before, [name]: to }));
        if (kind === "tick") {
          return (
            <label key={name} className="flex min-h-9 items-center gap-3 text-sm font-medium sm:col-span-2">
              <input type="checkbox" checked={value === "on"} onChange={(event) => change(event.target.checked ? "on" : "")} className="size-5 accent-(--primary)" />
              {label}
            </label>
          );
        }
        return (
          <Field key={name} label={label} required={!optional} help={help} error={problems[name]} wide={kind === "long" || name === "name"}>
            {({ id, labelId, describedBy, invalid }) => {
              if (kind === "choice") {
                return <Listbox id={id} labelledBy={labelId} describedBy={describedBy} invalid={invalid} options={options ?? []} value={value} onChange={change} />;
              }
              const common = {
                id,
                name,
                value,
                "aria-describedby": describedBy,
                "aria-invalid": invalid || undefined,
                onChange: (event: { target: { value: string } }) => change(event.target.value),
              };
              if (kind === "long") return <Textarea {...common} rows={3} />;
              const inputMode = kind === "number" ? "numeric" : kind === "money" ? "decimal" : undefined;
              return <Input {...common} inputMode={inputMode} type={kind === "date" || kind === "time" ? kind : "text"} />;
            }}
          </Field>
        );
      })}
      {error ? (
        <p role="alert" className="rounded-(--radius-control) bg-danger px-3 py-2 text-sm text-danger-foreground sm:col-span-2">
          {error}
        </p>
      ) : null}
      <div className="flex justify-end sm:col-span-2">
        <Button type="submit" disabled={pending}>
          {props.submit}
        </Button>
      </div>
    </form>
  );
}

/** A button that opens a form. */
export function FormDialog({ title, trigger, ...form }: { title: string; trigger: React.ReactNode } & React.ComponentProps<typeof ManageForm>) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen} title={title} trigger={trigger}>
      <ManageForm {...form} onSaved={() => setOpen(false)} />
    </Dialog>
  );
}

/** A button that deletes something after a question. */
export function DeleteButton({ label, name, action }: { label: string; name: string; action: () => Promise<SaveResult> }) {
  const router = useRouter();
  return (
    <ConfirmDialog
      title={`Delete ${name}?`}
      description="This cannot be undone."
      confirm={`Delete ${label}`}
      trigger={
        <Button variant="ghost" size="sm" aria-label={`Delete ${name}`}>
          Delete
        </Button>
      }
      action={async () => {
        const result = await action();
        if (!result.ok) return { ok: false, error: result.error ?? "It could not be deleted." };
        router.refresh();
        return { ok: true };
      }}
    />
  );
}

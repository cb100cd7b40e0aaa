// @file if app.deal
"use client";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Field } from "@/kit/form/field";
import { Button } from "@/kit/ui/button";
import { Dialog } from "@/kit/ui/dialog";
import { Input, Textarea } from "@/kit/ui/input";
import { useToast } from "@/kit/ui/toast";

type Result = { ok: true } | { ok: false; error: string };
type Look = React.ComponentProps<typeof Button>["variant"];

/** Does something at once; a refusal is told with its reason. */
export function ActButton({ label, name, done, act, look = "outline", size = "sm" }: {
  label: string;
  /** The accessible name, where several buttons have the same label. */
  name?: string;
  /** What the toast says then. */
  done: string;
  act: () => Promise<Result>;
  look?: Look;
  size?: "sm" | "md";
}) {
  const [pending, start] = useTransition();
  const [error, setError] = useState<string | null>(null);
  const router = useRouter();
  const toast = useToast();
  return (
    <span className="inline-grid gap-1">
      <Button
        variant={look}
        size={size}
        disabled={pending}
        aria-label={name}
        onClick={() =>
          start(async () => {
            const result = await act();
            setError(result.ok ? null : result.error);
            if (!result.ok) return toast(result.error, "error");
            toast(done);
            router.refresh();
          })
        }
      >
        {label}
      </Button>
      {error ? <span role="alert" className="max-w-72 text-xs text-destructive">{error}</span> : null}
    </span>
  );
}

/** Asks for a text first: the reason of a removal, the name of a search. */
export function TextDialog({ trigger, look = "outline", title, description, label, long, confirm, done, required, act }: {
  trigger: string;
  look?: Look;
  title: string;
  description?: string;
  label: string;
  long?: boolean;
  confirm: string;
  done: string;
  required?: boolean;
  act: (text: string) => Promise<Result>;
}) {
  const [open, setOpen] = useState(false);
  const [text, setText] = useState("");
  const [error, setError] = useState<string | null>(null);
  const [pending, start] = useTransition();
  const router = useRouter();
  const toast = useToast();
  const send = () => {
    if (required && !text.trim()) return setError(`Enter a ${label.toLowerCase()}`);
    start(async () => {
      const result = await act(text);
      setError(result.ok ? null : result.error);
      if (!result.ok) return;
      setOpen(false);
      setText("");
      toast(done);
      router.refresh();
    });
  };
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        setError(null);
      }}
      title={title}
      {...(description ? { description } : {})}
      trigger={<Button variant={look} size="sm">{trigger}</Button>}
    >
      <form
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <Field label={label} required={Boolean(required)} {...(error ? { error } : {})}>
          {({ id, describedBy, invalid }) => {
            const common = { id, value: text, "aria-describedby": describedBy, "aria-invalid": invalid || undefined };
            return long ? (
              <Textarea {...common} rows={3} maxLength={500} onChange={(event) => setText(event.target.value)} />
            ) : (
              <Input {...common} maxLength={80} onChange={(event) => setText(event.target.value)} />
            );
          }}
        </Field>
        <div className="flex flex-wrap justify-end gap-2">
          <Button variant="outline" onClick={() => setOpen(false)}>Back</Button>
          <Button type="submit" variant={look === "destructive" ? "destructive" : "primary"} disabled={pending}>{confirm}</Button>
        </div>
      </form>
    </Dialog>
  );
}

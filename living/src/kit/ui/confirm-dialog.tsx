"use client";
import { useState, useTransition } from "react";
import { Button } from "./button";
import { Dialog } from "./dialog";
import { useToast } from "./toast";

type Result = { ok: true } | { ok: false; error: string };
type Props = {
  trigger: React.ReactNode;
  title: string;
  description: string;
  /** The button that does it, such as "Delete task". */
  confirm: string;
  /** Runs on the button; a refusal is shown and the dialog stays. An action that redirects does not come back. */
  action: () => Promise<Result>;
};

/** Asks before something that cannot be undone. */
export function ConfirmDialog({ trigger, title, description, confirm, action }: Props) {
  const [open, setOpen] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [pending, start] = useTransition();
  const toast = useToast();
  const run = () =>
    start(async () => {
      const result = await action();
      if (result.ok) return setOpen(false);
      setError(result.error);
      toast(result.error, "error");
    });
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        setError(null);
      }}
      title={title}
      description={description}
      trigger={trigger}
    >
      {error ? <p className="mb-4 rounded-(--radius-control) bg-danger px-3 py-2 text-sm text-danger-foreground">{error}</p> : null}
      <div className="flex flex-wrap justify-end gap-2">
        <Button variant="outline" onClick={() => setOpen(false)}>Cancel</Button>
        <Button variant="destructive" disabled={pending} onClick={run}>{confirm}</Button>
      </div>
    </Dialog>
  );
}

"use client";
import { useId, useState, useTransition } from "react";
import { Button } from "@/kit/ui/button";
import { Dialog } from "@/kit/ui/dialog";
import { Icon } from "@/kit/ui/icon";
import { Textarea } from "@/kit/ui/input";
import { useToast } from "@/kit/ui/toast";
import type { ReactionResult } from "./types";

const MOST = 500;

/** Tells those who look after the app that something is wrong with a row, and what. */
export function ReportButton({ what, report }: { what: string; report: (reason: string) => Promise<ReactionResult> }) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const [error, setError] = useState("");
  const [pending, start] = useTransition();
  const toast = useToast();
  const id = useId();
  function submit(event: React.FormEvent) {
    event.preventDefault();
    if (!reason.trim()) {
      setError("Say what is wrong");
      return;
    }
    start(async () => {
      const result = await report(reason.trim()).catch((): ReactionResult => ({ ok: false, error: "It could not be sent. Try again." }));
      if (!result.ok) {
        setError(result.error);
        return;
      }
      setOpen(false);
      setReason("");
      toast("Thank you. The report was sent.");
    });
  }
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={`Report ${what}`}
      description="Those who look after this place will have a look."
      trigger={<Button variant="ghost" size="sm"><Icon name="flag" />Report</Button>}
    >
      <form onSubmit={submit} noValidate className="grid gap-3">
        <label htmlFor={`${id}-reason`} className="text-sm font-medium">What is wrong with it?</label>
        <Textarea
          id={`${id}-reason`}
          rows={3}
          maxLength={MOST}
          value={reason}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
          onChange={(event) => {
            setReason(event.target.value);
            setError("");
          }}
        />
        {error ? <p id={`${id}-error`} role="alert" className="text-xs text-destructive">{error}</p> : null}
        <div className="flex justify-end gap-2">
          <Button variant="outline" onClick={() => setOpen(false)}>Cancel</Button>
          <Button type="submit" disabled={pending}>Send report</Button>
        </div>
      </form>
    </Dialog>
  );
}

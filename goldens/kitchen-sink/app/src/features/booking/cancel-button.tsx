"use client";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { money } from "@/kit/format";
import { Button } from "@/kit/ui/button";
import { Dialog } from "@/kit/ui/dialog";
import { useToast } from "@/kit/ui/toast";
import { cancelAppointment } from "./actions";

/** Cancels a booking after a question; a fee that is due must be accepted by a tick. */
export function CancelButton({ id, fee }: { id: string; fee: number }) {
  const [open, setOpen] = useState(false);
  const [accepted, setAccepted] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [pending, start] = useTransition();
  const router = useRouter();
  const toast = useToast();

  function cancel() {
    if (fee > 0 && !accepted) return setError(`Tick that a fee of ${money(fee)} is due.`);
    start(async () => {
      const result = await cancelAppointment(id, accepted);
      if (!result.ok) return setError(result.error);
      setOpen(false);
      toast("Visit cancelled");
      router.refresh();
    });
  }

  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        setAccepted(false);
        setError(null);
      }}
      title="Cancel this booking?"
      description={fee > 0 ? "It is no longer free of charge." : "The time becomes free for others."}
      trigger={<Button variant="outline">Cancel</Button>}
    >
      {fee > 0 ? (
        <label className="mb-4 flex items-start gap-3 text-sm">
          <input type="checkbox" checked={accepted} onChange={(event) => setAccepted(event.target.checked)} className="mt-0.5 size-5 accent-(--primary)" />
          <span>I accept that a fee of {money(fee)} is due.</span>
        </label>
      ) : null}
      {error ? (
        <p role="alert" className="mb-4 rounded-(--radius-control) bg-danger px-3 py-2 text-sm text-danger-foreground">
          {error}
        </p>
      ) : null}
      <div className="flex flex-wrap justify-end gap-2">
        <Button variant="outline" onClick={() => setOpen(false)}>
          Keep it
        </Button>
        <Button variant="destructive" disabled={pending} onClick={cancel}>
          Cancel booking
        </Button>
      </div>
    </Dialog>
  );
}

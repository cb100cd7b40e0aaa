"use client";
import { useState, useTransition } from "react";
import { Button } from "@/kit/ui/button";
import { Dialog } from "@/kit/ui/dialog";
import { useToast } from "@/kit/ui/toast";

type Result = { ok: true } | { ok: false; error: string };

/** Buys something after a pay step that says clearly that no money moves. */
export function BuyButton({ what, price, buy, label = "Buy" }: { what: string; price: string; buy: () => Promise<Result>; label?: string }) {
  const [open, setOpen] = useState(false);
  const [pending, start] = useTransition();
  const toast = useToast();
  const pay = () =>
    start(async () => {
      const result = await buy();
      if (!result.ok) {
        toast(result.error, "error");
        return;
      }
      setOpen(false);
      toast("Thank you. It is in your library.");
    });
  return (
    <Dialog open={open} onOpenChange={setOpen} title={`Buy ${what}`} description={`You pay ${price} once.`} trigger={<Button>{label} for {price}</Button>}>
      <p className="mb-4 rounded-(--radius-control) bg-warning px-3 py-2 text-sm text-warning-foreground">
        <strong>Simulated payment.</strong> No money moves and no card is asked for.
      </p>
      <div className="flex flex-wrap justify-end gap-2">
        <Button variant="outline" onClick={() => setOpen(false)}>Cancel</Button>
        <Button disabled={pending} onClick={pay}>Pay {price} (simulated)</Button>
      </div>
    </Dialog>
  );
}

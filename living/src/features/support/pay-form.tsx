// @file if app.support
"use client";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "@/kit/ui/button";
import { Link } from "@/kit/ui/link";
import { useToast } from "@/kit/ui/toast";
import { supportAtLevel } from "./actions";

/** The button that pays, which is simulated. */
export function PayForm({ level, price, back }: { level: string; price: string; back: string }) {
  const [error, setError] = useState("");
  const [pending, start] = useTransition();
  const router = useRouter();
  const toast = useToast();
  const pay = () =>
    start(async () => {
      const result = await supportAtLevel(level);
      if (!result.ok) {
        setError(result.error);
        return;
      }
      toast("Thank you for your support");
      router.push(back);
    });
  return (
    <div className="grid gap-3">
      {error ? <p role="alert" className="text-sm text-destructive">{error}</p> : null}
      <div className="flex flex-wrap gap-2">
        <Button disabled={pending} onClick={pay}>Pay {price} (simulated)</Button>
        <Button asChild variant="ghost"><Link href={back}>Cancel</Link></Button>
      </div>
    </div>
  );
}

// @file if app.report
"use client";
import { useTransition } from "react";
import type { ReactionResult } from "@/kit/reactions/types";
import { Button } from "@/kit/ui/button";
import { useToast } from "@/kit/ui/toast";

/** Removes what was reported, or keeps it. */
export function SettleButtons({ what, settle }: { what: string; settle: (remove: boolean) => Promise<ReactionResult> }) {
  const [pending, start] = useTransition();
  const toast = useToast();
  const run = (remove: boolean) =>
    start(async () => {
      const result = await settle(remove).catch((): ReactionResult => ({ ok: false, error: "It could not be saved. Try again." }));
      if (result.ok) toast(remove ? "Removed" : "Kept, the report is closed");
      else toast(result.error, "error");
    });
  return (
    <div className="flex gap-2">
      <Button variant="outline" size="sm" disabled={pending} onClick={() => run(false)}>Keep</Button>
      <Button variant="destructive" size="sm" disabled={pending} onClick={() => run(true)}>Remove {what}</Button>
    </div>
  );
}

"use client";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { Button } from "@/kit/ui/button";
import { useToast } from "@/kit/ui/toast";

type Result = { ok: true } | { ok: false; error: string };

/** Lets a suggestion through or turns it away. */
export function ReviewButtons({ name, review }: { name: string; review: (decision: "approved" | "rejected") => Promise<Result> }) {
  const [pending, start] = useTransition();
  const router = useRouter();
  const toast = useToast();
  const decide = (decision: "approved" | "rejected") =>
    start(async () => {
      const result = await review(decision);
      toast(result.ok ? `${name} ${decision}` : result.error, result.ok ? undefined : "error");
      if (result.ok) router.refresh();
    });
  return (
    <div role="group" aria-label={`Decide on ${name}`} className="flex gap-2">
      <Button size="sm" disabled={pending} onClick={() => decide("approved")}>Approve</Button>
      <Button size="sm" variant="outline" disabled={pending} onClick={() => decide("rejected")}>Reject</Button>
    </div>
  );
}

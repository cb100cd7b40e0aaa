// @file if app.agent
"use client";
import { useOptimistic, useTransition } from "react";
import { cn } from "@/kit/class-names";
import { setPaused } from "./actions";

/** The big switch that stops the agent. */
export function PauseSwitch({ paused }: { paused: boolean }) {
  const [shown, show] = useOptimistic(paused);
  const [pending, start] = useTransition();
  return (
    <button
      type="button"
      role="switch"
      aria-checked={shown}
      aria-busy={pending}
      onClick={() => start(async () => {
        show(!shown);
        await setPaused(!shown);
      })}
      className={cn("inline-flex h-12 items-center gap-3 rounded-(--radius-control) border px-4 text-sm font-semibold", shown ? "border-destructive bg-danger text-danger-foreground" : "bg-card text-foreground")}
    >
      <span aria-hidden className={cn("relative h-6 w-11 rounded-full transition-colors", shown ? "bg-destructive" : "bg-muted-foreground/40")}>
        <span className={cn("absolute top-1 size-4 rounded-full bg-card transition-[left]", shown ? "left-6" : "left-1")} />
      </span>
      Pause agent
    </button>
  );
}

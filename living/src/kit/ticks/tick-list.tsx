"use client";
import { useOptimistic, useTransition } from "react";
import { cn } from "@/kit/class-names";
import { useToast } from "@/kit/ui/toast";

export type Tick = { item: string; done: boolean; by: string };

type Props = {
  ticks: readonly Tick[];
  /** Ticks or unticks an item; without it the list is only for reading. */
  set?: (item: string, done: boolean) => Promise<{ ok: true } | { ok: false; error: string }>;
};

/** Steps to be ticked, and how many are. */
export function TickList({ ticks, set }: Props) {
  const toast = useToast();
  const [, start] = useTransition();
  const [shown, change] = useOptimistic<readonly Tick[], Pick<Tick, "item" | "done">>(ticks, (all, next) =>
    all.map((tick) => (tick.item === next.item ? { ...tick, ...next } : tick)));
  const done = shown.filter((tick) => tick.done).length;
  return (
    <div className="grid gap-3">
      <div className="flex items-center gap-3">
        <div aria-hidden className="h-1.5 flex-1 overflow-hidden rounded-full bg-muted">
          <div className="h-full rounded-full bg-primary transition-[width]" style={{ width: `${shown.length > 0 ? (done / shown.length) * 100 : 0}%` }} />
        </div>
        <p className="text-sm text-muted-foreground tabular-nums">{done} of {shown.length}</p>
      </div>
      <ul className="grid gap-1 sm:grid-cols-2">
        {shown.map((tick) => (
          <li key={tick.item}>
            <label className="flex items-center gap-3 rounded-(--radius-control) px-2 py-1.5 text-sm has-enabled:hover:bg-muted">
              <input
                type="checkbox"
                checked={tick.done}
                disabled={!set}
                onChange={(event) => {
                  const next = event.currentTarget.checked;
                  start(async () => {
                    change({ item: tick.item, done: next });
                    const answer = await set?.(tick.item, next);
                    if (answer && !answer.ok) toast(answer.error, "error");
                  });
                }}
                className="size-4.5 shrink-0 accent-(--primary)"
              />
              <span className={cn(tick.done && "text-muted-foreground line-through")}>{tick.item}</span>
              {tick.done && tick.by ? <span aria-hidden className="ml-auto text-xs text-muted-foreground">{tick.by}</span> : null}
            </label>
          </li>
        ))}
      </ul>
    </div>
  );
}

// @file if app.shop
"use client";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { cn } from "@/kit/class-names";
import type { QuickResult, Typed } from "@/kit/quick/types";
import { Button } from "@/kit/ui/button";
import { Input } from "@/kit/ui/input";
import { useToast } from "@/kit/ui/toast";

/** The stock of one thing, changed in its row. */
export function StockInput({ name, prefix, stock, low, action }: { name: string; prefix?: string; stock: number; low: boolean; action: (typed: Typed) => Promise<QuickResult> }) {
  const [typed, setTyped] = useState(String(stock));
  const [known, setKnown] = useState(stock);
  const [problem, setProblem] = useState("");
  const [pending, start] = useTransition();
  const router = useRouter();
  const toast = useToast();
  if (stock !== known) {
    setKnown(stock);
    setTyped(String(stock));
  }
  const save = () =>
    start(async () => {
      const result = await action({ stock: typed });
      setProblem(result.ok ? "" : (result.error ?? ""));
      if (!result.ok) return;
      toast(result.said ?? "Stock saved");
      router.refresh();
    });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      className="flex flex-wrap items-center gap-1.5"
    >
      {prefix ? <span className="min-w-10 text-xs text-muted-foreground">{prefix}</span> : null}
      <Input
        aria-label={`Stock of ${name}`}
        aria-invalid={problem ? true : undefined}
        value={typed}
        inputMode="decimal"
        onChange={(event) => setTyped(event.target.value)}
        className={cn("w-20 text-right tabular-nums", low && "border-destructive text-destructive")}
      />
      <Button type="submit" variant="outline" size="sm" disabled={pending || typed === String(stock)} aria-label={`Save stock of ${name}`}>Save</Button>
      {problem ? <p role="alert" className="w-full text-xs text-destructive">{problem}</p> : null}
    </form>
  );
}

// @file if app.choice
"use client";
import { useTransition } from "react";
import { Listbox, type ListboxOption } from "@/kit/ui/listbox";
import { choose } from "./actions";

/** Picks what everything is narrowed to. */
export function ChoicePicker({ label, options, value }: { label: string; options: readonly ListboxOption[]; value: string }) {
  const [pending, start] = useTransition();
  return (
    <div aria-busy={pending} className="flex items-center gap-2">
      <span aria-hidden className="text-xs font-medium text-muted-foreground">{label}</span>
      <Listbox label={label} options={options} value={value} onChange={(id) => start(() => choose(id))} className="min-w-40" />
    </div>
  );
}

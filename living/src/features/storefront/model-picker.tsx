// @file if app.shop
"use client";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { Button } from "@/kit/ui/button";
import { Icon } from "@/kit/ui/icon";
import { Listbox } from "@/kit/ui/listbox";
import { chooseModel } from "./actions";
import type { FitChoice } from "./cart";

export type Model = { make: string; model: string; from: number | null; to: number | null };

const listed = (values: readonly string[]) => [...new Set(values)].map((value) => ({ value, label: value }));

/** Make, then model, then year of what the visitor has; this browser remembers it. */
export function ModelPicker({ models, choice, thing, levels }: { models: readonly Model[]; choice: FitChoice; thing: string; levels: readonly string[] }) {
  const [pending, start] = useTransition();
  const router = useRouter();
  const choose = (next: FitChoice) =>
    start(async () => {
      await chooseModel(next);
      router.refresh();
    });
  const ofMake = models.filter((model) => model.make === choice.make);
  const mine = ofMake.find((model) => model.model === choice.model);
  const years = mine?.from && mine.to ? Array.from({ length: mine.to - mine.from + 1 }, (_, i) => String(mine.from! + i)) : [];
  return (
    <section aria-label={`Your ${thing}`} aria-busy={pending} className="mb-5 rounded-(--radius-panel) border bg-card p-4 shadow-soft">
      <h2 className="mb-3 flex items-center gap-2 text-sm font-semibold"><Icon name="search" />Find what fits your {thing}</h2>
      <div className="flex flex-wrap items-end gap-3">
        <Listbox label={levels[0]} placeholder={levels[0]} options={listed(models.map((model) => model.make))} value={choice.make} onChange={(make) => choose({ make, model: "", year: "" })} className="w-full sm:w-44" />
        <Listbox label={levels[1]} placeholder={levels[1]} options={listed(ofMake.map((model) => model.model))} value={choice.model} onChange={(model) => choose({ ...choice, model, year: "" })} className="w-full sm:w-44" />
        {levels[2] ? <Listbox label={levels[2]} placeholder={levels[2]} options={listed(years)} value={choice.year} onChange={(year) => choose({ ...choice, year })} className="w-full sm:w-32" /> : null}
        {choice.make ? <Button variant="ghost" onClick={() => choose({ make: "", model: "", year: "" })}>Forget my {thing}</Button> : null}
      </div>
      {choice.model ? <p className="mt-3 text-sm text-muted-foreground">Your {thing}: {[choice.make, choice.model, choice.year].filter(Boolean).join(" ")}. What fits it is marked and comes first.</p> : null}
    </section>
  );
}

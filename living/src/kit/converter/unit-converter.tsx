"use client";
import { useId } from "react";
import { CopyButton } from "@/kit/device/copy-button";
import { useStored } from "@/kit/device/use-stored";
import { Button } from "@/kit/ui/button";
import { Section } from "@/kit/ui/card";
import { Icon } from "@/kit/ui/icon";
import { Input } from "@/kit/ui/input";
import { Listbox } from "@/kit/ui/listbox";
import { converted, INGREDIENTS, measure, offered, read, type Unit } from "./measures";
import type { Converter } from "./types";

type Typed = { value: string; from: string; to: string; ingredient: string };
const isTyped = (value: unknown): value is Typed =>
  typeof value === "object" && value !== null && ["value", "from", "to", "ingredient"].every((key) => typeof (value as Record<string, unknown>)[key] === "string");
const label = (unit: Unit) => `${unit.name} (${unit.sign})`;

/** A number, the unit it is in and the unit it shall be in; the result follows what is typed. */
export function UnitConverter({ id: key, converter }: { id: string; converter: Converter }) {
  const id = useId();
  const units = offered(converter.units ?? []);
  const cooking = converter.words?.ingredients === "yes";
  const first = units[0]!;
  const partners = (from: Unit) => units.filter((one) => one.kind === from.kind || (cooking && [one.kind, from.kind].every((kind) => kind === "Weight" || kind === "Volume")));
  const [typed, setTyped] = useStored<Typed>(`units:${key}`, { value: "1", from: first.sign, to: (partners(first)[1] ?? first).sign, ingredient: "Water" }, isTyped);
  const from = units.find((one) => one.sign === typed.from) ?? first;
  const others = partners(from);
  const to = others.find((one) => one.sign === typed.to) ?? others.find((one) => one !== from) ?? from;
  const density = INGREDIENTS.find((one) => one.name === typed.ingredient)?.density ?? 1;
  const value = read(typed.value);
  const result = value === null ? null : converted(value, from, to, density);
  const wrong = typed.value.trim() !== "" && value === null;
  const text = result === null || value === null ? "" : `${measure(value)} ${from.sign} = ${measure(result)} ${to.sign}`;
  return (
    <div className="grid items-start gap-6 lg:grid-cols-2">
      <Section title="Convert">
        <div className="grid gap-4">
          <div className="grid gap-1.5">
            <label htmlFor={id} className="text-sm font-medium">Value</label>
            <Input
              id={id}
              inputMode="decimal"
              autoComplete="off"
              value={typed.value}
              aria-invalid={wrong}
              aria-describedby={wrong ? `${id}-wrong` : undefined}
              onChange={(event) => setTyped({ ...typed, value: event.target.value })}
            />
            {wrong ? <p id={`${id}-wrong`} className="text-sm text-danger-foreground">Enter a number, such as 2.5</p> : null}
          </div>
          <div className="grid items-end gap-3 sm:grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)]">
            <div className="grid gap-1.5">
              <span id={`${id}-from`} className="text-sm font-medium">From</span>
              <Listbox labelledBy={`${id}-from`} options={units.map((one) => ({ value: one.sign, label: label(one) }))} value={from.sign} onChange={(sign) => setTyped({ ...typed, from: sign })} />
            </div>
            <Button variant="outline" aria-label="Swap" onClick={() => setTyped({ ...typed, from: to.sign, to: from.sign })}><Icon name="repeat" />Swap</Button>
            <div className="grid gap-1.5">
              <span id={`${id}-to`} className="text-sm font-medium">To</span>
              <Listbox labelledBy={`${id}-to`} options={others.map((one) => ({ value: one.sign, label: label(one) }))} value={to.sign} onChange={(sign) => setTyped({ ...typed, to: sign })} />
            </div>
          </div>
          {cooking && from.kind !== to.kind ? (
            <div className="grid gap-1.5">
              <span id={`${id}-of`} className="text-sm font-medium">Ingredient</span>
              <Listbox labelledBy={`${id}-of`} options={INGREDIENTS.map((one) => ({ value: one.name, label: one.name }))} value={typed.ingredient} onChange={(ingredient) => setTyped({ ...typed, ingredient })} />
            </div>
          ) : null}
          <p className="text-sm text-muted-foreground">The last values stay on this device; nothing is sent.</p>
        </div>
      </Section>
      <section aria-label="Result" aria-live="polite" className="grid gap-4 rounded-(--radius-panel) bg-accent p-5 text-accent-foreground shadow-soft">
        <h2 className="text-base font-semibold text-inherit">Result</h2>
        {result === null || value === null ? <p className="text-sm">Type a number and the result appears here.</p> : (
          <>
            <p className="text-2xl font-semibold break-words tabular-nums">{text}</p>
            <dl aria-label="In other units" className="grid gap-2">
              {others.filter((one) => one.kind === to.kind && one !== from && one !== to).map((one) => (
                <div key={one.sign} className="flex flex-wrap items-baseline justify-between gap-x-4 border-b border-current/20 pb-1.5 text-sm last:border-0">
                  <dt>{one.name}</dt>
                  <dd className="font-medium tabular-nums">{`${measure(converted(value, from, one, density) ?? 0)} ${one.sign}`}</dd>
                </div>
              ))}
            </dl>
          </>
        )}
        <div className="text-foreground"><CopyButton text={text} disabled={text === ""} /></div>
      </section>
    </div>
  );
}

"use client";
import { useId, useState } from "react";
import app from "@/content/app.json";
import { isList, isRecord, isText, useStored } from "@/kit/device/use-stored";
import { Button } from "@/kit/ui/button";
import { Section } from "@/kit/ui/card";
import { Icon } from "@/kit/ui/icon";
import { Input } from "@/kit/ui/input";

export type Checklist = { sections: { title: string; items: string[] }[]; add: boolean };

const NONE: string[] = [];
const NOTHING: Record<string, string[]> = {};
const isTexts = isList(isText);
const isAdded = isRecord(isTexts);

/** A list to tick off; what is ticked stays on this device. */
export function ChecklistTool({ id, checklist }: { id: string; checklist: Checklist }) {
  const [ticked, setTicked] = useStored(`${app.slug}:${id}:ticked`, NONE, isTexts);
  const [added, setAdded] = useStored(`${app.slug}:${id}:added`, NOTHING, isAdded);
  const sections = checklist.sections.map((section) => ({ ...section, own: added[section.title] ?? [] }));
  const keys = sections.flatMap((section) => [...section.items, ...section.own].map((item) => `${section.title}/${item}`));
  const done = keys.filter((key) => ticked.includes(key)).length;
  return (
    <div className="mx-auto grid w-full max-w-2xl gap-5">
      <div className="flex flex-wrap items-center gap-3">
        <progress aria-label="Progress" value={done} max={Math.max(1, keys.length)} className="h-2.5 min-w-40 flex-1 accent-(--primary)" />
        <p className="text-sm font-medium tabular-nums">{`${done} of ${keys.length} done`}</p>
        <Button variant="outline" size="sm" disabled={done === 0} onClick={() => setTicked([])}><Icon name="undo" />Untick all</Button>
      </div>
      {sections.map((section) => (
        <Section key={section.title} title={section.title}>
          <ul>
            {[...section.items, ...section.own].map((item) => {
              const key = `${section.title}/${item}`;
              const on = ticked.includes(key);
              return (
                <li key={key} className="flex items-center gap-2">
                  <label className="flex min-h-11 flex-1 items-center gap-3">
                    <input type="checkbox" checked={on} className="size-5 accent-(--primary)" onChange={() => setTicked(on ? ticked.filter((one) => one !== key) : [...ticked, key])} />
                    <span className={on ? "text-muted-foreground line-through" : undefined}>{item}</span>
                  </label>
                  {section.own.includes(item) ? (
                    <Button variant="ghost" size="icon" aria-label={`Remove ${item}`} onClick={() => setAdded({ ...added, [section.title]: section.own.filter((one) => one !== item) })}><Icon name="x" /></Button>
                  ) : null}
                </li>
              );
            })}
          </ul>
          {checklist.add ? (
            <Adder
              label={`Add to ${section.title}`}
              onAdd={(item) => {
                if (!section.items.includes(item) && !section.own.includes(item)) setAdded({ ...added, [section.title]: [...section.own, item] });
              }}
            />
          ) : null}
        </Section>
      ))}
    </div>
  );
}

function Adder({ label, onAdd }: { label: string; onAdd: (text: string) => void }) {
  const id = useId();
  const [text, setText] = useState("");
  return (
    <form
      className="mt-2 flex gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim()) onAdd(text.trim().slice(0, 200));
        setText("");
      }}
    >
      <label htmlFor={id} className="sr-only">{label}</label>
      <Input id={id} value={text} maxLength={200} placeholder={label} onChange={(event) => setText(event.target.value)} />
      <Button type="submit" variant="outline">Add</Button>
    </form>
  );
}

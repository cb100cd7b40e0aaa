// @file if app.writer
"use client";
import { useRef, useState, useTransition } from "react";
import { CopyButton } from "@/kit/device/copy-button";
import { ChoiceField } from "@/kit/form/choice-field";
import { Field } from "@/kit/form/field";
import { Button } from "@/kit/ui/button";
import { Section } from "@/kit/ui/card";
import { Icon } from "@/kit/ui/icon";
import { Textarea } from "@/kit/ui/input";
import { write, type Written } from "./actions";
import type { writer as settings } from "./settings";

const options = (values: string[]) => values.map((value) => ({ value, label: value }));

/** Facts in, versions out. What was typed stays whatever happens. `left` is how many texts are left today. */
export function WriterTool({ writer, left: atFirst }: { writer: typeof settings; left?: number }) {
  const [result, setResult] = useState<Written | null>(null);
  const [left, setLeft] = useState(atFirst);
  const [pending, start] = useTransition();
  const results = useRef<HTMLDivElement>(null);
  const none = left === 0;

  const send = (form: FormData) =>
    start(async () => {
      const next = await write(form).catch((): Written => ({ texts: [], practice: false, error: "The connection was lost. Your text is still here: try again." }));
      setResult((before) => (next.error ? { ...next, texts: before?.texts ?? [] } : next));
      if (next.left !== undefined) setLeft(next.left);
      if (!next.error) results.current?.scrollIntoView({ block: "nearest" });
    });

  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,26rem)_minmax(0,1fr)]">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!pending && !none) send(new FormData(event.currentTarget));
        }}
        className="grid gap-5 rounded-(--radius-panel) border bg-card p-5 shadow-soft"
      >
        <Field label={writer.input.label} required error={result?.field ? result.error : undefined}>
          {({ id, describedBy, invalid }) => (
            <Textarea id={id} name="text" rows={9} maxLength={10_000} placeholder={writer.input.example} aria-describedby={describedBy} aria-invalid={invalid || undefined} />
          )}
        </Field>
        {writer.choices.map((choice) => (
          <ChoiceField key={choice.name} name={choice.name} label={choice.label} required options={options(choice.options)} value={choice.options[0]} />
        ))}
        {result?.error && !result.field ? <p role="alert" className="rounded-(--radius-control) bg-danger px-3.5 py-2.5 text-sm text-danger-foreground">{result.error}</p> : null}
        {none ? <p className="rounded-(--radius-control) bg-warning px-3.5 py-2.5 text-sm text-warning-foreground">You have used all {writer.daily} of today. Tomorrow there are new ones.</p> : null}
        <Button type="submit" disabled={pending || none} aria-busy={pending}>
          <Icon name={pending ? "clock" : "spark"} />
          {pending ? "Writing…" : `Write ${writer.plural}`}
        </Button>
        {left === undefined ? null : <p role="status" className="text-sm text-muted-foreground">{left} of {writer.daily} left today</p>}
      </form>
      <div ref={results} className="grid gap-4" aria-live="polite" aria-busy={pending}>
        {pending ? (
          <div role="progressbar" aria-label={`Writing ${writer.plural}`} className="h-1.5 overflow-hidden rounded-full bg-muted">
            <div className="h-full w-1/3 animate-pulse rounded-full bg-primary" />
          </div>
        ) : null}
        {(result?.texts ?? []).map((text, i) => (
          <Section key={`${i} ${text}`} title={writer.versions > 1 ? `Version ${i + 1}` : writer.title} aside={<CopyButton text={text} label="Copy" done="Copied" />}>
            <p className="max-w-prose text-sm leading-relaxed whitespace-pre-wrap">{text}</p>
          </Section>
        ))}
        {!pending && !result?.texts.length ? (
          <div className="grid place-items-center rounded-(--radius-panel) border border-dashed px-6 py-16 text-center text-sm text-muted-foreground">
            {writer.versions > 1 ? `Your ${writer.versions} versions appear here.` : "Your text appears here."}
          </div>
        ) : null}
      </div>
    </div>
  );
}

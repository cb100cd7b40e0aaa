"use client";
import { useId, useState } from "react";
import { cn } from "@/kit/class-names";
import { CopyButton } from "@/kit/device/copy-button";
import { Button } from "@/kit/ui/button";
import { Section } from "@/kit/ui/card";
import { Icon } from "@/kit/ui/icon";
import { Textarea } from "@/kit/ui/input";
import type { Converted, Converter } from "./types";
import { ways } from "./ways";

/** Text in on one side, what became of it on the other. All of it happens in this browser. */
export function ConverterTool({ converter }: { converter: Converter }) {
  const way = ways[converter.way];
  const id = useId();
  const [text, setText] = useState("");
  const [mode, setMode] = useState(way?.modes?.[0]?.value ?? "");
  if (!way) return null;
  const example = converter.example || way.example;
  const result = way.convert(text, converter, mode);
  const empty = text.trim() === "";
  return (
    <div className="grid items-start gap-6 lg:grid-cols-2">
      <div className="grid gap-3">
        <label htmlFor={id} className="text-sm font-medium">{converter.words?.input ?? way.input}</label>
        <Textarea
          id={id}
          rows={12}
          value={text}
          placeholder={example}
          spellCheck={false}
          aria-describedby={`${id}-hint`}
          className="font-mono"
          onChange={(event) => setText(event.target.value)}
        />
        <p id={`${id}-hint`} className="text-sm text-muted-foreground">{way.hint} Nothing is sent or stored.</p>
        {way.modes ? (
          <fieldset className="flex flex-wrap gap-2">
            <legend className="mb-2 text-sm font-medium">Turn into</legend>
            {way.modes.map((one) => (
              <label key={one.value} className="inline-flex min-h-9 cursor-pointer items-center gap-2 rounded-(--radius-control) border border-input bg-card px-3 text-sm has-checked:border-primary has-checked:bg-primary-soft has-checked:text-primary-soft-foreground has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ring">
                <input type="radio" name={`${id}-mode`} checked={mode === one.value} onChange={() => setMode(one.value)} className="accent-(--primary)" />
                {one.label}
              </label>
            ))}
          </fieldset>
        ) : null}
        <div className="flex flex-wrap gap-2">
          <Button variant="outline" onClick={() => setText(example)}><Icon name="clipboard" />Use the example</Button>
          <Button variant="ghost" disabled={text === ""} onClick={() => setText("")}><Icon name="x" />Clear</Button>
        </div>
      </div>
      <Section title="Result" aside={<CopyButton text={() => asText(result)} disabled={empty} />}>
        <div aria-live="polite" className="grid gap-5">
          {empty ? (
            <div className="rounded-(--radius-control) bg-muted p-4 text-sm">
              <p className="mb-2 text-muted-foreground">The result appears here. For example:</p>
              <pre className="overflow-x-auto font-mono whitespace-pre-wrap">{example}</pre>
            </div>
          ) : null}
          <Wrong wrong={result.wrong} />
          {result.figures ? (
            <dl className="grid grid-cols-[repeat(auto-fit,minmax(9rem,1fr))] gap-3">
              {result.figures.map((one) => (
                <div key={one.label} className={cn("rounded-(--radius-control) border p-3", one.main && "border-transparent bg-accent text-accent-foreground")}>
                  <dt className="text-sm">{one.label}</dt>
                  <dd className="mt-0.5 text-lg font-semibold tabular-nums">{one.value}</dd>
                </div>
              ))}
            </dl>
          ) : null}
          {result.table && result.table.rows.length > 0 ? (
            <div className="relative overflow-x-auto">
              <table className="w-full text-sm">
                <thead>
                  <tr>{result.table.head.map((cell, i) => <th key={i} scope="col" className="border-b px-2 py-2 text-left font-medium">{cell}</th>)}</tr>
                </thead>
                <tbody>
                  {result.table.rows.map((row, i) => (
                    <tr key={i} className="border-b last:border-0">{row.map((cell, k) => <td key={k} className="px-2 py-2 tabular-nums">{cell}</td>)}</tr>
                  ))}
                </tbody>
              </table>
            </div>
          ) : null}
          {result.output ? <pre aria-label="Output" className="max-h-96 overflow-auto rounded-(--radius-control) bg-muted p-4 font-mono text-sm whitespace-pre-wrap">{result.output}</pre> : null}
        </div>
      </Section>
    </div>
  );
}

function Wrong({ wrong }: { wrong: Converted["wrong"] }) {
  if (wrong.length === 0) return null;
  return (
    <ul role="alert" className="grid gap-1.5 rounded-(--radius-control) bg-danger px-3.5 py-2.5 text-sm text-danger-foreground">
      {wrong.map((one) => (
        <li key={`${one.line}-${one.why}`}>
          <strong>{`Line ${one.line}`}</strong>
          {`: ${one.why} – “${one.text}”`}
        </li>
      ))}
    </ul>
  );
}

function asText({ figures, table, output, wrong }: Converted): string {
  return [
    ...(table?.rows ?? []).map((row) => row.join("\t")),
    ...(figures ?? []).map((one) => `${one.label}: ${one.value}`),
    ...(output ? [output] : []),
    ...wrong.map((one) => `Line ${one.line} not counted: ${one.text}`),
  ].join("\n");
}

"use client";
import { useId, useMemo, useSyncExternalStore } from "react";
import app from "@/content/app.json";
import { cn } from "@/kit/class-names";
import { CopyButton } from "@/kit/device/copy-button";
import { isList, isRecord, isText, useStored } from "@/kit/device/use-stored";
import { Button } from "@/kit/ui/button";
import { Section } from "@/kit/ui/card";
import { Icon } from "@/kit/ui/icon";
import { Input as TextInput } from "@/kit/ui/input";
import { evaluate, type Outcome, type Problem } from "./evaluate";
import type { Calculator, Group, Input, Output, Typed } from "./types";

const isValues = isRecord(isText);
const isTyped = (value: unknown): value is Typed => {
  const { values, rows } = (value ?? {}) as Partial<Typed>;
  return isValues(values) && isRecord(isList(isValues))(rows);
};

const never = () => () => {};
// On the server there is no "today" of the reader: what needs it stands empty until the browser takes over.
const useToday = () => useSyncExternalStore(never, () => Math.floor((Date.now() - new Date().getTimezoneOffset() * 60_000) / 86_400_000), () => 0);

/** How a result is written: "1,050 l", "€12.50", "60 days". */
export function shown(output: Output, value: number | null | undefined): string {
  if (value === null || value === undefined) return "–";
  if (output.words?.length) {
    const word = output.words.findLast((one) => value >= one.factor) ?? output.words[0];
    if (output.decimals === 0 && !output.unit) return word?.label ?? "–";
  }
  const style = output.money ? { style: "currency" as const, currency: app.currency } : { maximumFractionDigits: output.decimals };
  const number = new Intl.NumberFormat(app.locale, style).format(value === 0 ? 0 : value);
  return output.unit ? `${number} ${value === 1 ? output.unit.replace(/(day|bag|hour|month|year|person|people|box|pack|sheet|roll|tile|can|litre|piece)s$/, "$1") : output.unit}` : number;
}

/** Fields on one side, results on the other; the results follow every key. */
export function CalculatorTool({ id, title, calculator }: { id: string; title: string; calculator: Calculator }) {
  const initial = useMemo<Typed>(() => ({
    values: {},
    rows: Object.fromEntries((calculator.groups ?? []).map((group) => [group.name, [{}]])),
  }), [calculator]);
  const [typed, setTyped] = useStored(`${app.slug}:${id}`, initial, isTyped);
  const outcome = evaluate(calculator, typed, useToday());
  const rowsOf = (group: Group) => typed.rows[group.name] ?? [{}];
  const setRows = (group: Group, rows: Record<string, string>[]) => setTyped({ ...typed, rows: { ...typed.rows, [group.name]: rows } });

  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)] print:block">
      <div className="grid gap-6">
        {(calculator.groups ?? []).map((group) => (
          <Section
            key={group.name}
            title={group.label_plural}
            aside={
              <Button variant="outline" size="sm" className="print:hidden" onClick={() => setRows(group, [...rowsOf(group), {}])}>
                <Icon name="plus" />
                {`Add ${group.label.toLowerCase()}`}
              </Button>
            }
          >
            <ul className="grid gap-4">
              {rowsOf(group).map((row, i) => (
                <li key={i} aria-label={`${group.label} ${i + 1}`} className="rounded-(--radius-control) border p-3.5">
                  <div className="mb-2 flex items-center justify-between gap-2">
                    <h3 className="text-sm font-semibold">{`${group.label} ${i + 1}`}</h3>
                    <Button
                      variant="ghost"
                      size="sm"
                      className="print:hidden"
                      disabled={rowsOf(group).length === 1}
                      aria-label={`Remove ${group.label.toLowerCase()} ${i + 1}`}
                      onClick={() => setRows(group, rowsOf(group).filter((_, at) => at !== i))}
                    >
                      <Icon name="trash" />
                      Remove
                    </Button>
                  </div>
                  <Fields
                    inputs={group.inputs}
                    texts={row}
                    at={`${group.name}.${i}.`}
                    problems={outcome.problems}
                    onChange={(name, text) => setRows(group, rowsOf(group).map((one, at) => (at === i ? { ...one, [name]: text } : one)))}
                  />
                </li>
              ))}
            </ul>
          </Section>
        ))}
        {calculator.inputs.length > 0 ? (
          <Section title={calculator.groups?.length ? "Settings" : "Your numbers"}>
            <Fields
              inputs={calculator.inputs}
              texts={typed.values}
              at=""
              problems={outcome.problems}
              onChange={(name, text) => setTyped({ ...typed, values: { ...typed.values, [name]: text } })}
            />
          </Section>
        ) : null}
      </div>
      <Result calculator={calculator} outcome={outcome}>
        <CopyButton text={() => asText(title, calculator, typed, outcome)} />
        <Button variant="outline" className="print:hidden" onClick={() => window.print()}><Icon name="file" />Print</Button>
        <Button variant="outline" className="print:hidden" onClick={() => setTyped(initial)}><Icon name="undo" />Start over</Button>
      </Result>
    </div>
  );
}

function Result({ calculator, outcome, children }: { calculator: Calculator; outcome: Outcome; children: React.ReactNode }) {
  const errors = Object.values(outcome.problems).filter((problem) => problem.level === "error");
  const warnings = [...new Set(Object.values(outcome.problems).filter((problem) => problem.level === "warning").map((problem) => problem.text))];
  const empty = calculator.outputs.every((output) => outcome.results[output.name] === null);
  return (
    <section aria-label="Result" aria-live="polite" className="grid gap-4 rounded-(--radius-panel) bg-accent p-5 text-accent-foreground shadow-soft lg:sticky lg:top-20 print:mt-6 print:border print:text-black">
      <h2 className="text-base font-semibold text-inherit">Result</h2>
      {empty ? (
        <p className="text-sm">
          {errors.length > 0 ? "No result: mend the marked fields first." : "Fill in the fields and the result appears here."}
        </p>
      ) : null}
      <dl className="grid gap-2.5">
        {calculator.outputs.map((output) => (
          <div key={output.name} className={cn("flex flex-wrap items-baseline justify-between gap-x-4 border-b border-current/20 pb-2 last:border-0 last:pb-0", output.main && "text-lg")}>
            <dt className={cn("text-sm", output.main && "text-base font-medium")}>{output.label}</dt>
            <dd className={cn("font-semibold tabular-nums", output.main && "text-2xl")}>{shown(output, outcome.results[output.name])}</dd>
          </div>
        ))}
      </dl>
      {warnings.map((text) => (
        <p key={text} className="flex items-center gap-2 text-sm font-medium"><Icon name="alert" />{text}</p>
      ))}
      <div className="flex flex-wrap gap-2 text-foreground">{children}</div>
    </section>
  );
}

function Fields({ inputs, texts, at, problems, onChange }: {
  inputs: readonly Input[];
  texts: Record<string, string>;
  at: string;
  problems: Record<string, Problem>;
  onChange: (name: string, text: string) => void;
}) {
  return (
    <div className="grid gap-4 sm:grid-cols-[repeat(auto-fit,minmax(9rem,1fr))]">
      {inputs.map((input) => (
        <OneField
          key={input.name}
          input={input}
          text={texts[input.name] ?? input.default ?? ""}
          problem={problems[at + input.name]}
          onChange={(text) => onChange(input.name, text)}
        />
      ))}
    </div>
  );
}

function OneField({ input, text, problem, onChange }: { input: Input; text: string; problem?: Problem; onChange: (text: string) => void }) {
  const id = useId();
  const label = input.unit ? `${input.label} (${input.unit})` : input.label;
  const note = problem ? (
    <p id={`${id}-note`} role="alert" className={cn("text-sm", problem.level === "error" ? "text-destructive" : "text-warning-foreground")}>{problem.text}</p>
  ) : null;
  if (input.kind === "choice") {
    return (
      <fieldset className="grid content-start gap-1.5 sm:col-span-full">
        <legend className="mb-1.5 text-sm font-medium">{label}</legend>
        <div className="flex flex-wrap gap-2">
          {(input.options ?? []).map((option, i) => (
            <label
              key={option.value}
              className="inline-flex min-h-10 cursor-pointer items-center gap-2 rounded-(--radius-control) border border-input bg-card px-3 text-sm shadow-xs has-checked:border-primary has-checked:bg-primary-soft has-checked:font-medium has-checked:text-primary-soft-foreground has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ring"
            >
              <input
                type="radio"
                name={id}
                value={option.value}
                checked={text === option.value || i === 0 && !input.options?.some((one) => one.value === text)}
                onChange={() => onChange(option.value)}
                className="accent-(--primary)"
              />
              {option.label}
            </label>
          ))}
        </div>
        {input.help ? <p className="text-xs text-muted-foreground">{input.help}</p> : null}
        {note}
      </fieldset>
    );
  }
  return (
    <div className="grid min-w-0 content-start gap-1.5">
      <label htmlFor={id} className="text-sm font-medium">{label}</label>
      <TextInput
        id={id}
        type={input.kind === "date" ? "date" : "text"}
        inputMode={input.kind === "date" ? undefined : "decimal"}
        autoComplete="off"
        value={text}
        aria-invalid={problem?.level === "error" || undefined}
        aria-describedby={problem ? `${id}-note` : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      {input.help ? <p className="text-xs text-muted-foreground">{input.help}</p> : null}
      {note}
    </div>
  );
}

const said = (input: Input, texts: Record<string, string>): string => {
  const text = texts[input.name] ?? input.default ?? "";
  const value = input.kind === "choice" ? (input.options?.find((one) => one.value === text) ?? input.options?.[0])?.label ?? "" : text;
  return `${input.label}: ${value || "–"}${input.unit && value ? ` ${input.unit}` : ""}`;
};

/** Inputs and results as lines of text, for a message or a note. */
export function asText(title: string, calculator: Calculator, typed: Typed, outcome: Outcome): string {
  const lines = [title, ""];
  for (const group of calculator.groups ?? []) {
    for (const [i, row] of (typed.rows[group.name] ?? [{}]).entries()) {
      lines.push(`${group.label} ${i + 1}: ${group.inputs.map((input) => said(input, row)).join(", ")}`);
    }
  }
  for (const input of calculator.inputs) lines.push(said(input, typed.values));
  lines.push("");
  for (const output of calculator.outputs) lines.push(`${output.label}: ${shown(output, outcome.results[output.name])}`);
  return lines.join("\n");
}

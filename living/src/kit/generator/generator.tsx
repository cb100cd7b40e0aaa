"use client";
import { useId, useState } from "react";
import app from "@/content/app.json";
import { CopyButton } from "@/kit/device/copy-button";
import { isText, useStored } from "@/kit/device/use-stored";
import { Button } from "@/kit/ui/button";
import { Icon } from "@/kit/ui/icon";
import { Input, Textarea } from "@/kit/ui/input";
import { below, palette, password, SIGNS, teams, type SignKind } from "./chance";

export type Generator = { way: string; items?: string[]; count?: number };

const itemsOf = (text: string) => text.split(/[\n,]/).map((one) => one.trim()).filter(Boolean);

/** Makes something by chance; the randomness is the browser's, good enough for passwords. */
export function GeneratorTool({ id, generator }: { id: string; generator: Generator }) {
  const start = (generator.items ?? []).join("\n");
  const [list, setList] = useStored(`${app.slug}:${id}:items`, start, isText);
  const [count, setCount] = useState(String(generator.count ?? (generator.way === "password" ? 16 : generator.way === "palette" ? 5 : generator.way === "number" ? 100 : 2)));
  const [kinds, setKinds] = useState<SignKind[]>(["lower", "upper", "digits", "signs"]);
  const [result, setResult] = useState<string[]>([]);
  const [error, setError] = useState("");
  const field = useId();
  const { way } = generator;
  const wantsList = way === "pick" || way === "teams";
  const label = { password: "Length", teams: "How many teams", dice: "How many dice", palette: "How many colours", number: "Highest number", pick: "How many to pick" }[way] ?? "How many";
  const most = way === "number" ? 1_000_000_000 : way === "password" ? 128 : 20;

  function make() {
    const n = Number(count);
    if (!Number.isInteger(n) || n < 1 || n > most) return setError(`Enter a whole number from 1 to ${most}`);
    const items = itemsOf(list);
    if (wantsList && items.length < Math.max(1, way === "teams" ? n : 1)) return setError(way === "teams" ? "Enter more names than teams" : "Enter at least one line to pick from");
    if (way === "password" && kinds.length === 0) return setError("Choose at least one kind of sign");
    setError("");
    if (way === "password") setResult([password(n, kinds)]);
    else if (way === "pick") setResult(teams(items, 1)[0]?.slice(0, n) ?? []);
    else if (way === "teams") setResult(teams(items, n).map((team, i) => `Team ${i + 1}: ${team.join(", ")}`));
    else if (way === "dice") setResult(Array.from({ length: n }, () => String(1 + below(6))));
    else if (way === "number") setResult([String(1 + below(n))]);
    else setResult(palette(n));
  }
  const sum = way === "dice" && result.length > 1 ? result.reduce((all, one) => all + Number(one), 0) : null;
  return (
    <div className="mx-auto grid w-full max-w-xl gap-5">
      {wantsList ? (
        <label className="grid gap-1.5 text-sm font-medium">
          {way === "teams" ? "Names, one a line" : "Pick from, one a line"}
          <Textarea rows={8} value={list} onChange={(event) => setList(event.target.value)} />
        </label>
      ) : null}
      <div className="grid gap-1.5">
        <label htmlFor={field} className="text-sm font-medium">{label}</label>
        <Input id={field} inputMode="numeric" value={count} aria-invalid={Boolean(error) || undefined} aria-describedby={error ? `${field}-error` : undefined} onChange={(event) => setCount(event.target.value)} />
        {error ? <p id={`${field}-error`} role="alert" className="text-sm text-destructive">{error}</p> : null}
      </div>
      {way === "password" ? (
        <fieldset className="flex flex-wrap gap-x-5 gap-y-2">
          <legend className="mb-2 text-sm font-medium">Made of</legend>
          {(Object.keys(SIGNS) as SignKind[]).map((kind) => (
            <label key={kind} className="flex min-h-9 items-center gap-2 text-sm">
              <input type="checkbox" checked={kinds.includes(kind)} className="size-4 accent-(--primary)" onChange={() => setKinds(kinds.includes(kind) ? kinds.filter((one) => one !== kind) : [...kinds, kind])} />
              {{ lower: "a to z", upper: "A to Z", digits: "0 to 9", signs: "Signs such as !?%" }[kind]}
            </label>
          ))}
        </fieldset>
      ) : null}
      <div className="flex flex-wrap gap-2">
        <Button size="lg" onClick={make}><Icon name="spark" />{{ pick: "Pick", dice: "Roll", teams: "Make teams" }[way] ?? "Generate"}</Button>
        <CopyButton text={result.join("\n")} label="Copy" disabled={result.length === 0} />
      </div>
      <section aria-label="Result" aria-live="polite" className="grid min-h-24 place-items-center rounded-(--radius-panel) bg-accent p-5 text-center text-accent-foreground">
        {result.length === 0 ? <p className="text-sm">The result appears here.</p> : null}
        {way === "palette" ? (
          <ul className="grid w-full grid-cols-[repeat(auto-fit,minmax(5.5rem,1fr))] gap-2">
            {result.map((colour) => (
              <li key={colour} className="grid gap-1.5">
                <span className="h-20 rounded-(--radius-control) border" style={{ background: colour }} />
                <code className="text-sm">{colour}</code>
              </li>
            ))}
          </ul>
        ) : (
          <ul className="grid gap-1">{result.map((one, i) => <li key={i} className="font-mono text-xl font-semibold break-all">{one}</li>)}</ul>
        )}
        {sum === null ? null : <p className="mt-2 text-sm">{`Together ${sum}`}</p>}
      </section>
    </div>
  );
}

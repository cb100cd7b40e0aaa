"use client";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useEffect, useRef, useState, useTransition } from "react";
import { cn } from "@/kit/class-names";
import { Button } from "@/kit/ui/button";
import { Icon } from "@/kit/ui/icon";
import { inputClass } from "@/kit/ui/input";
import { Listbox, type ListboxOption } from "@/kit/ui/listbox";
import { withParams } from "./params";

/** One way to narrow a list: one of some options, a box to tick, a number from and to, or one value to look for. */
export type Filter = { name: string; label: string } & (
  | { kind?: "options"; options: readonly ListboxOption[] }
  | { kind: "yes"; options: readonly ListboxOption[] }
  | { kind: "range"; days?: boolean }
  | { kind: "value" }
);

const paramsOf = (filter: Filter) => (filter.kind === "range" ? [`${filter.name}_from`, `${filter.name}_to`] : [filter.name]);

type Props = {
  /** "Search tasks", the name of the search box; without it there is none. */
  search?: string;
  filters: readonly Filter[];
  sorts: readonly ListboxOption[];
  sort: string;
  descending: boolean;
};

const PAUSE = 300;

/** Search, filters and order of a list. Everything is in the address, so a view can be kept and shared. */
export function Toolbar({ search, filters, sorts, sort, descending }: Props) {
  const router = useRouter();
  const path = usePathname();
  const params = useSearchParams();
  const [pending, start] = useTransition();
  // Two changes soon after each other: the second builds on the first, which the address may not show yet.
  const query = useRef(params.toString());
  useEffect(() => {
    query.current = params.toString();
  }, [params]);
  const go = (change: Record<string, string>) => {
    const next = withParams(path, query.current, change);
    query.current = next.split("?")[1] ?? "";
    start(() => router.replace(next, { scroll: false }));
  };
  const names = filters.flatMap(paramsOf);
  const filtered = names.some((name) => params.get(name));
  const clear = () => go(Object.fromEntries([...names.map((name) => [name, ""] as const), ["q", ""] as const]));
  const boxes = filters.filter((filter) => filter.kind === "yes");

  return (
    <div role="search" aria-busy={pending} className="flex flex-wrap items-end gap-x-3 gap-y-3">
      {search ? <SearchBox label={search} value={params.get("q") ?? ""} onChange={(q) => go({ q })} /> : null}
      {filters.map((filter) => {
        if (filter.kind === "yes") return null;
        if (filter.kind === "range" || filter.kind === "value") {
          return (
            <Labelled key={filter.name} label={filter.label} wide={filter.kind === "range" && filter.days}>
              <div className="flex min-w-0 items-center gap-1.5">
                {paramsOf(filter).map((name, i) => (
                  <TypedFilter
                    key={name}
                    label={filter.kind === "value" ? filter.label : `${filter.label} ${i === 0 ? "from" : "to"}`}
                    placeholder={filter.kind === "value" ? "" : i === 0 ? "from" : "to"}
                    days={filter.kind === "range" && Boolean(filter.days)}
                    value={params.get(name) ?? ""}
                    onChange={(value) => go({ [name]: value })}
                  />
                ))}
              </div>
            </Labelled>
          );
        }
        return (
          <Labelled key={filter.name} label={filter.label}>
            <Listbox
              label={filter.label}
              options={[{ value: "", label: "All" }, ...filter.options]}
              value={params.get(filter.name) ?? ""}
              onChange={(value) => go({ [filter.name]: value })}
              className="w-full sm:w-40"
            />
          </Labelled>
        );
      })}
      {sorts.length > 1 ? (
        <Labelled label="Sort by">
          <div className="flex gap-1.5">
            <Listbox label="Sort by" options={sorts} value={sort} onChange={(value) => go({ sort: value })} className="w-full sm:w-40" />
            <Button
              variant="outline"
              size="icon"
              aria-label={descending ? "Sort ascending" : "Sort descending"}
              onClick={() => go({ sort: descending ? sort : `-${sort}` })}
            >
              <Icon name={descending ? "arrow-down" : "arrow-up"} />
            </Button>
          </div>
        </Labelled>
      ) : null}
      {boxes.length > 0 ? (
        <fieldset className="flex basis-full flex-wrap gap-x-4 gap-y-1.5">
          <legend className="sr-only">Must have</legend>
          {boxes.map((filter) => (
            <label key={filter.name} className="inline-flex min-h-8 cursor-pointer items-center gap-2 text-sm">
              <input
                type="checkbox"
                checked={params.get(filter.name) === "yes"}
                onChange={(event) => go({ [filter.name]: event.target.checked ? "yes" : "" })}
                className="size-4.5 shrink-0 accent-(--primary)"
              />
              {filter.label}
            </label>
          ))}
        </fieldset>
      ) : null}
      {filtered ? <Button variant="ghost" onClick={clear}>Clear filters</Button> : null}
    </div>
  );
}

/** A box for a number that narrows the list a moment after it was typed. */
function TypedFilter({ label, placeholder, days, value, onChange }: { label: string; placeholder: string; days?: boolean; value: string; onChange: (value: string) => void }) {
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  if (value !== known) {
    setKnown(value);
    setTyped(value);
  }
  useEffect(() => () => clearTimeout(timer.current), []);
  const done = (text: string) => {
    clearTimeout(timer.current);
    setKnown(text.trim());
    onChange(text.trim());
  };
  return (
    <input
      aria-label={label}
      type={days ? "date" : "text"}
      inputMode={days ? undefined : "decimal"}
      placeholder={placeholder}
      value={typed}
      onChange={(event) => {
        const text = event.target.value;
        setTyped(text);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => done(text), PAUSE);
      }}
      onKeyDown={(event) => (event.key === "Enter" ? done(typed) : undefined)}
      className={cn(inputClass, days ? "w-36 min-w-0 flex-1 sm:flex-none" : "w-20")}
    />
  );
}

/** wide: two dates beside each other fill a phone's width; a row with anything else would be wider than the screen. */
function Labelled({ label, wide, children }: { label: string; wide?: boolean; children: React.ReactNode }) {
  return (
    <div className={cn("grid min-w-0 flex-1 gap-1 sm:flex-none sm:basis-auto", wide ? "basis-full" : "basis-36")}>
      <span aria-hidden className="text-xs font-medium text-muted-foreground">{label}</span>
      {children}
    </div>
  );
}

function SearchBox({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // The address changed in another way, such as "Clear filters".
  if (value !== known) {
    setKnown(value);
    setTyped(value);
  }
  useEffect(() => () => clearTimeout(timer.current), []);
  const change = (text: string) => {
    setTyped(text);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      setKnown(text.trim());
      onChange(text.trim());
    }, PAUSE);
  };
  return (
    <div className="relative w-full sm:w-64">
      <Icon name="search" className="pointer-events-none absolute top-2.5 left-3 text-muted-foreground" />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        value={typed}
        onChange={(event) => change(event.target.value)}
        className={cn(inputClass, "pl-9")}
      />
    </div>
  );
}

"use client";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useEffect, useRef, useState, useTransition } from "react";
import { cn } from "@/kit/class-names";
import { Button } from "@/kit/ui/button";
import { Icon } from "@/kit/ui/icon";
import { inputClass } from "@/kit/ui/input";
import { Listbox, type ListboxOption } from "@/kit/ui/listbox";
import { withParams } from "./params";

export type Filter = { name: string; label: string; options: readonly ListboxOption[] };

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
  const go = (change: Record<string, string>) =>
    start(() => router.replace(withParams(path, params.toString(), change), { scroll: false }));
  const filtered = filters.some((filter) => params.get(filter.name));
  const clear = () => go(Object.fromEntries([...filters.map((filter) => [filter.name, ""] as const), ["q", ""] as const]));

  return (
    <div role="search" aria-busy={pending} className="flex flex-wrap items-end gap-x-3 gap-y-3">
      {search ? <SearchBox label={search} value={params.get("q") ?? ""} onChange={(q) => go({ q })} /> : null}
      {filters.map((filter) => (
        <Labelled key={filter.name} label={filter.label}>
          <Listbox
            label={filter.label}
            options={[{ value: "", label: "All" }, ...filter.options]}
            value={params.get(filter.name) ?? ""}
            onChange={(value) => go({ [filter.name]: value })}
            className="w-full sm:w-40"
          />
        </Labelled>
      ))}
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
      {filtered ? <Button variant="ghost" onClick={clear}>Clear filters</Button> : null}
    </div>
  );
}

function Labelled({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className="grid min-w-0 flex-1 basis-36 gap-1 sm:flex-none sm:basis-auto">
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

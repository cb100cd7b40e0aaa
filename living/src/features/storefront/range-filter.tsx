// @file if app.shop
"use client";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useEffect, useRef } from "react";
import { withParams } from "@/kit/data/params";
import { Input } from "@/kit/ui/input";

const PAUSE = 400;

/** From and to of a number; kept in the address like the other filters. */
export function RangeFilter({ name, label }: { name: string; label: string }) {
  const router = useRouter();
  const path = usePathname();
  const params = useSearchParams();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const input = (end: "from" | "to") => {
    const key = `${name}_${end}`;
    return (
      <Input
        key={params.get(key) ? "set" : "empty"}
        aria-label={`${label} ${end}`}
        placeholder={end}
        inputMode="decimal"
        defaultValue={params.get(key) ?? ""}
        className="w-20"
        onChange={(event) => {
          const value = event.target.value.trim();
          clearTimeout(timer.current);
          timer.current = setTimeout(() => router.replace(withParams(path, window.location.search, { [key]: value }), { scroll: false }), PAUSE);
        }}
      />
    );
  };
  return (
    <div role="group" aria-label={label} className="grid gap-1">
      <span aria-hidden className="text-xs font-medium text-muted-foreground">{label}</span>
      <div className="flex items-center gap-1.5">{input("from")}<span aria-hidden className="text-muted-foreground">–</span>{input("to")}</div>
    </div>
  );
}

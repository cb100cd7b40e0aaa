// @file if app.shop
"use client";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState, useTransition } from "react";
import { Button } from "@/kit/ui/button";
import { Icon } from "@/kit/ui/icon";
import { Input } from "@/kit/ui/input";
import { changeQuantity, removeFromCart } from "./actions";

const PAUSE = 700;

/** How much of a line is wanted; kept shortly after typing. What the shop refuses is said here and not kept. */
export function LineQuantity({ lineKey, name, quantity, step, fixed, unit }: { lineKey: string; name: string; quantity: number; step: number; fixed: boolean; unit: string }) {
  const [typed, setTyped] = useState(String(quantity));
  const [known, setKnown] = useState(quantity);
  const [problem, setProblem] = useState("");
  const [pending, start] = useTransition();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const router = useRouter();
  if (quantity !== known) {
    setKnown(quantity);
    setTyped(String(quantity));
  }
  useEffect(() => () => clearTimeout(timer.current), []);
  const keep = (text: string) => {
    clearTimeout(timer.current);
    if (Number(text) === quantity) return;
    start(async () => {
      const result = await changeQuantity(lineKey, text);
      setProblem(result.ok ? "" : (result.error ?? ""));
      if (!result.ok) setTyped(String(quantity));
      router.refresh();
    });
  };
  const remove = () =>
    start(async () => {
      await removeFromCart(lineKey);
      router.refresh();
    });
  const change = (to: number) => {
    const text = String(Math.round(to * 1000) / 1000);
    setTyped(text);
    keep(text);
  };
  return (
    <div className="grid justify-items-end gap-1" aria-busy={pending}>
      <div className="flex items-center gap-1">
        {fixed ? null : (
          <>
            <Button variant="outline" size="icon" aria-label={`Less of ${name}`} disabled={pending} onClick={() => change(quantity - step)}><Icon name="minus" /></Button>
            <Input
              aria-label={`Quantity of ${name}`}
              value={typed}
              inputMode="decimal"
              aria-invalid={problem ? true : undefined}
              className="w-16 text-center tabular-nums"
              onChange={(event) => {
                const text = event.target.value;
                setTyped(text);
                clearTimeout(timer.current);
                if (text.trim()) timer.current = setTimeout(() => keep(text), PAUSE);
              }}
              onKeyDown={(event) => event.key === "Enter" && keep(typed)}
              onBlur={() => keep(typed)}
            />
            {unit ? <span className="text-sm text-muted-foreground">{unit}</span> : null}
            <Button variant="outline" size="icon" aria-label={`More of ${name}`} disabled={pending} onClick={() => change(quantity + step)}><Icon name="plus" /></Button>
          </>
        )}
        <Button variant="ghost" size="icon" aria-label={`Remove ${name}`} disabled={pending} onClick={remove}><Icon name="trash" /></Button>
      </div>
      {problem ? <p role="alert" className="max-w-64 text-right text-sm text-destructive">{problem}</p> : null}
    </div>
  );
}

// @file if app.balance
"use client";
import { useState, useTransition } from "react";
import { Button } from "@/kit/ui/button";
import { Input } from "@/kit/ui/input";
import { useToast } from "@/kit/ui/toast";
import { setAllowance } from "./allowance-actions";

type Props = { id: string; name: string; amount: number; rest: number };

/** The days an account has this year, and what is left of last year. */
export function Allowance({ id, name, amount, rest }: Props) {
  const toast = useToast();
  const [pending, start] = useTransition();
  const [days, setDays] = useState(String(amount));
  const [more, setMore] = useState(String(rest));
  const save = () =>
    start(async () => {
      const result = await setAllowance({ id, amount: Number(days.replace(",", ".")), rest: Number(more.replace(",", ".")) });
      if (result.ok) toast(`${name} has ${days} days`);
      else toast(result.error, "error");
    });
  return (
    <div className="flex items-center gap-2">
      <Input aria-label={`Days a year of ${name}`} inputMode="decimal" value={days} onChange={(event) => setDays(event.currentTarget.value)} className="w-16" />
      <Input aria-label={`Rest of last year of ${name}`} inputMode="decimal" value={more} onChange={(event) => setMore(event.currentTarget.value)} className="w-16" />
      <Button size="sm" variant="outline" disabled={pending} onClick={save}>Save</Button>
    </div>
  );
}

// @file if app.shop
"use client";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Field } from "@/kit/form/field";
import { money, parseDecimal } from "@/kit/format";
import { Button } from "@/kit/ui/button";
import { cn } from "@/kit/class-names";
import { Icon } from "@/kit/ui/icon";
import { Input } from "@/kit/ui/input";
import { Link } from "@/kit/ui/link";
import { Listbox } from "@/kit/ui/listbox";
import { useToast } from "@/kit/ui/toast";
import { addToCart } from "./actions";

type Way = { id: string; name: string; price: number; available: boolean; text: string };
type Measure = { unit: string; word: string; step: number; min: number };

/** What a customer picks before something goes into the cart. */
export function BuyForm({ ways, variantLabel, choices, measure, soldOut }: {
  ways: readonly Way[];
  variantLabel: string;
  choices: readonly { name: string; label: string; options: string[] }[];
  measure: Measure | null;
  soldOut: string;
}) {
  const [way, setWay] = useState(ways.find((each) => each.available)?.id ?? ways[0]?.id ?? "");
  const [picked, setPicked] = useState<Record<string, string>>(() => Object.fromEntries(choices.map((choice) => [choice.name, choice.options[0] ?? ""])));
  const [quantity, setQuantity] = useState("1");
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [added, setAdded] = useState(false);
  const [pending, start] = useTransition();
  const router = useRouter();
  const toast = useToast();
  const chosen = ways.find((each) => each.id === way);
  const amount = parseDecimal(quantity);

  const add = () =>
    start(async () => {
      const result = await addToCart({ variantId: way, quantity, choices: picked, remnant: false });
      setProblems(result.ok ? {} : { ...result.problems, ...(result.error ? { quantity: result.error } : {}) });
      setAdded(result.ok);
      if (result.ok) toast("In the cart");
      router.refresh();
    });

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
      className="grid gap-4"
    >
      {ways.length > 1 ? (
        <fieldset>
          <legend className="mb-1.5 text-sm font-medium">{variantLabel || "Version"}</legend>
          <div className="flex flex-wrap gap-2">
            {ways.map((each) => (
              <label
                key={each.id}
                className={cn("flex cursor-pointer items-center gap-2 rounded-(--radius-control) border bg-card px-3.5 py-2 text-sm has-focus-visible:outline-2 has-focus-visible:outline-ring", way === each.id && "border-primary bg-primary-soft text-primary-soft-foreground", !each.available && "opacity-55")}
              >
                <input type="radio" name="variant" value={each.id} checked={way === each.id} disabled={!each.available} onChange={() => setWay(each.id)} className="accent-(--primary)" />
                <span className="font-medium">{each.name}</span>
                <span className="tabular-nums">{money(each.price)}</span>
                {each.available ? null : <span className="text-xs">{soldOut}</span>}
              </label>
            ))}
          </div>
        </fieldset>
      ) : null}
      {choices.map((choice) => (
        <Field key={choice.name} label={choice.label} required error={problems[choice.name]}>
          {({ id, labelId, describedBy, invalid }) => (
            <Listbox id={id} labelledBy={labelId} describedBy={describedBy} invalid={invalid} options={choice.options.map((option) => ({ value: option, label: option }))} value={picked[choice.name] ?? ""} onChange={(to) => setPicked((before) => ({ ...before, [choice.name]: to }))} />
          )}
        </Field>
      ))}
      <Field
        label={measure ? `${/^(c?m|ya?r?ds?|ft)$/.test(measure.unit) ? "Length" : "Amount"} in ${measure.unit}` : "Quantity"}
        required
        error={problems.quantity}
        help={measure ? `In steps of ${measure.step} ${measure.unit}, from ${measure.min} ${measure.unit} on` : undefined}
      >
        {({ id, describedBy, invalid }) => (
          <Input id={id} name="quantity" value={quantity} inputMode="decimal" autoComplete="off" aria-describedby={describedBy} aria-invalid={invalid || undefined} onChange={(event) => setQuantity(event.target.value)} className="max-w-36" />
        )}
      </Field>
      {chosen ? (
        <p className="text-sm text-muted-foreground">
          {chosen.text}
          {measure && amount ? <> · {quantity} {measure.unit} × {money(chosen.price)} = <strong className="text-heading tabular-nums">{money(Math.round(amount * chosen.price))}</strong></> : null}
        </p>
      ) : null}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" size="lg" disabled={pending}><Icon name="plus" />Add to cart</Button>
        {added ? <Link href="/cart" className="text-sm font-medium text-link underline underline-offset-4">Go to the cart</Link> : null}
      </div>
    </form>
  );
}

/** Buys a remnant: the whole of it, or nothing. */
export function RemnantButton({ variantId, length, label }: { variantId: string; length: number; label: string }) {
  const [problem, setProblem] = useState("");
  const [pending, start] = useTransition();
  const router = useRouter();
  const toast = useToast();
  return (
    <div>
      <Button
        size="lg"
        disabled={pending}
        onClick={() =>
          start(async () => {
            const result = await addToCart({ variantId, quantity: String(length), choices: {}, remnant: true });
            setProblem(result.ok ? "" : (result.problems?.quantity ?? result.error ?? ""));
            if (result.ok) toast("In the cart");
            router.refresh();
          })
        }
      >
        <Icon name="plus" />
        {label}
      </Button>
      {problem ? <p role="alert" className="mt-2 text-sm text-destructive">{problem}</p> : null}
    </div>
  );
}

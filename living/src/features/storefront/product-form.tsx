// @file if app.shop
"use client";
import { useState } from "react";
import { currencySign } from "@/kit/format";
import { QuickForm } from "@/kit/quick/quick-form";
import type { QuickInput, Typed } from "@/kit/quick/types";
import { Button } from "@/kit/ui/button";
import { Card } from "@/kit/ui/card";
import { saveProduct } from "./manage-actions";
import { pictures } from "./picture";
import { shop, type Detail } from "./settings";

const kinds: Partial<Record<Detail["kind"], QuickInput["kind"]>> = { long_text: "long", integer: "number", decimal: "number", boolean: "tick", enum: "choice" };

/** The form of one product with all that the shop says of its products. */
export function ProductForm({ id, values, variants }: { id: string | null; values: Typed; variants: number }) {
  const [count, setCount] = useState(Math.max(1, variants));
  const label = shop.product.label;
  const unit = shop.measure ? ` in ${shop.measure.unit}` : "";
  const inputs: QuickInput[] = [
    { name: "name", label: "Name", wide: true },
    ...(shop.numbers ? [{ name: "number", label: shop.numbers, optional: true }] : []),
    { name: "picture", label: "Picture", kind: "choice", options: pictures },
    { name: "description", label: "Description", kind: "long", optional: true },
    ...shop.fields.map((field): QuickInput => {
      const kind = field.kind === "tags" && field.options?.length ? "ticks" : kinds[field.kind];
      return { name: `d_${field.name}`, label: field.label, kind, optional: !field.required, options: field.options };
    }),
    { name: "stock", label: `Stock${unit}`, kind: "number", help: shop.variant ? "For all that have no stock of their own" : undefined },
    ...Array.from({ length: count }, (_, i): QuickInput[] => {
      const which = count > 1 || shop.variant ? ` ${i + 1}` : "";
      return [
        ...(shop.variant || count > 1 ? [{ name: `v${i}_name`, label: `${shop.variant ?? "Version"}${which}` }] : []),
        { name: `v${i}_price`, label: `Price${which}, ${currencySign}${shop.measure ? ` per ${shop.measure.word}` : ""}`, kind: "money" },
        { name: `v${i}_grams`, label: `Weight${which} in g`, kind: "number", optional: true },
        ...(shop.variant || count > 1
          ? ([
            { name: `v${i}_stock`, label: `Own stock${which}`, kind: "number", optional: true, help: "Leave empty to sell from the stock above" },
            { name: `v${i}_takes`, label: `Takes from stock${which}`, kind: "number", optional: true, help: "1 unless one takes more or less" },
          ] satisfies QuickInput[])
          : []),
      ];
    }).flat(),
    ...(shop.fits ? [{ name: "fits", label: "Fits", kind: "long" as const, optional: true, help: `One model a line: ${shop.fits.levels.join(", ")}, such as Puch, Maxi, 1970-1985` }] : []),
    { name: "active", label: "Offered in the shop", kind: "tick" },
  ];
  return (
    <Card className="p-5 sm:p-6">
      <QuickForm inputs={inputs} values={values} submit={id ? "Save changes" : `Create ${label.toLowerCase()}`} saved={`${label} saved`} action={saveProduct.bind(null, id)}>
        {shop.variant && count < 8 ? <div className="sm:col-span-2"><Button variant="outline" onClick={() => setCount(count + 1)}>Add a {shop.variant.toLowerCase()}</Button></div> : null}
      </QuickForm>
    </Card>
  );
}

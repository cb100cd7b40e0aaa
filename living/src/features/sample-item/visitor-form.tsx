// @file each entity if entity.form
"use client";
import { useEffect, useRef, useState } from "react";
import type { FormState } from "@/kit/form/state";
import { Button } from "@/kit/ui/button";
import { Icon } from "@/kit/ui/icon";
// @if entity.asks.reference or entity.asks.member
import type { SampleItemChoices } from "./choices";
// @end
import { sampleItemDefaults } from "./defaults";
import { SampleItemForm } from "./form";
import { sendSampleItem } from "./visitor-actions";

/** The form that visitors fill in. Once it has arrived, thanks stand in its place. */
export function SampleItemVisitorForm(/* @if entity.asks.reference or entity.asks.member */{ choices }: { choices: SampleItemChoices }/* @end */) {
  const [thanks, setThanks] = useState("");
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (thanks) box.current?.focus();
  }, [thanks]);
  const send = async (state: FormState, form: FormData): Promise<FormState> => {
    const answer = await sendSampleItem(state, form);
    if (answer.notice) setThanks(answer.notice);
    return answer;
  };
  if (thanks) {
    return (
      <div ref={box} tabIndex={-1} className="grid max-w-3xl justify-items-start gap-4 rounded-(--radius-panel) border bg-card p-8 shadow-soft outline-none">
        <p role="status" className="flex items-start gap-3 text-xl font-medium text-heading"><Icon name="check-circle" className="mt-1 size-6 text-success-foreground" />{thanks}</p>
        <Button type="button" variant="outline" onClick={() => setThanks("")}>Send another one</Button>
      </div>
    );
  }
  return <SampleItemForm action={send} submit={"Send it" /* @= entity.form_submit */} values={sampleItemDefaults}/* @if entity.asks.reference or entity.asks.member */ choices={choices}/* @end */ />;
}

// @file if app.deal
"use client";
import { useState } from "react";
import { QuestionFields } from "@/kit/booking/question-fields";
import type { Answers } from "@/kit/booking/questions";
import { Form } from "@/kit/form/form";
import { Field } from "@/kit/form/field";
import { LongTextField, TextField } from "@/kit/form/text-fields";
import type { FormState } from "@/kit/form/state";
import { Textarea } from "@/kit/ui/input";
import type { Deal } from "./config";

/** Makes a request on a row: with nothing to ask it is one button. */
export function AskForm({ deal, currency, left, send }: {
  deal: Pick<Deal, "ask" | "message" | "price" | "fields" | "group">;
  currency: string;
  /** Places that are left; null when places are not counted. */
  left: number | null;
  send: (state: FormState, form: FormData) => Promise<FormState>;
}) {
  const [answers, setAnswers] = useState<Answers>({});
  const [people, setPeople] = useState("1");
  const group = deal.group && deal.group > 1 ? deal.group : 0;
  return (
    <Form action={send} submit={deal.ask}>
      {(error) => (
        <div className="grid gap-4 empty:hidden">
          {deal.price ? <div className="sm:max-w-56"><TextField name="price" label="Price" required prefix={currency} inputMode="decimal" autoComplete="off" error={error("price")} /></div> : null}
          {(deal.fields ?? []).length > 0 ? (
            <>
              <QuestionFields
                questions={deal.fields ?? []}
                values={answers}
                problems={Object.fromEntries((deal.fields ?? []).flatMap((field) => (error(field.name) ? [[field.name, error(field.name)!]] : [])))}
                onChange={(name, value) => setAnswers((all) => ({ ...all, [name]: value }))}
              />
              {(deal.fields ?? []).filter((field) => field.kind === "enum" || field.kind === "boolean").map((field) => (
                <input key={field.name} type="hidden" name={field.name} value={String(answers[field.name] ?? "")} />
              ))}
            </>
          ) : null}
          {group ? (
            <div className="grid gap-4 sm:grid-cols-2">
              <Field label="How many people are you?" required error={error("people")} help={left === null ? `Up to ${group} can come together.` : `Up to ${group} together; ${left} ${left === 1 ? "place is" : "places are"} left.`}>
                {({ id, describedBy, invalid }) => (
                  <input
                    id={id}
                    name="people"
                    type="number"
                    min={1}
                    max={group}
                    value={people}
                    onChange={(event) => setPeople(event.target.value)}
                    aria-describedby={describedBy}
                    aria-invalid={invalid || undefined}
                    className="h-9 w-full rounded-(--radius-control) border border-input bg-card px-3 text-sm"
                  />
                )}
              </Field>
              {Number(people) > 1 ? (
                <Field label="Names of the others" required help="One name a line." error={error("names")} wide>
                  {({ id, describedBy, invalid }) => <Textarea id={id} name="names" rows={3} aria-describedby={describedBy} aria-invalid={invalid || undefined} />}
                </Field>
              ) : null}
            </div>
          ) : null}
          {deal.message ? <LongTextField name="message" label="Message" maxLength={2000} error={error("message")} /> : null}
        </div>
      )}
    </Form>
  );
}

// @file if app.agent
"use client";
import { useState } from "react";
import { Form } from "@/kit/form/form";
import { UNSENT, type FormState } from "@/kit/form/state";
import { LongTextField, TextField } from "@/kit/form/text-fields";
import { Button } from "@/kit/ui/button";
import { Icon } from "@/kit/ui/icon";
import { sendMessage } from "./actions";

/** The form for people outside; a thank-you takes its place once the message has arrived. */
export function ContactForm({ number, message }: { number: string; message: string }) {
  const [sent, setSent] = useState<string | null>(null);
  const send = async (state: FormState, form: FormData) => {
    const next = await sendMessage(state, form);
    if (next.notice) setSent(next.notice);
    return next.notice ? UNSENT : next;
  };
  if (sent) {
    return (
      <div role="status" className="grid max-w-xl justify-items-start gap-4 rounded-(--radius-panel) border bg-card p-6 shadow-soft">
        <span className="grid size-11 place-items-center rounded-full bg-success text-success-foreground"><Icon name="check" className="size-5" /></span>
        <p className="font-medium text-heading">{sent}</p>
        <Button variant="outline" onClick={() => setSent(null)}>Send another message</Button>
      </div>
    );
  }
  return (
    <div className="max-w-xl rounded-(--radius-panel) border bg-card p-6 shadow-soft">
      <Form action={send} submit="Send message">
        {(error) => (
          <>
            <TextField name="name" label="Name" required autoComplete="name" maxLength={200} error={error("name")} />
            {number ? <TextField name="number" label={number} maxLength={60} help="If you know it." error={error("number")} /> : null}
            <LongTextField name="body" label={message} required maxLength={5000} error={error("body")} />
          </>
        )}
      </Form>
    </div>
  );
}

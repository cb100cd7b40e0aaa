// @file if app.public_page
"use client";
import { useState } from "react";
import { Form } from "@/kit/form/form";
import type { FormState } from "@/kit/form/state";
import { LongTextField, TextField } from "@/kit/form/text-fields";
import { Button } from "@/kit/ui/button";
import { Dialog } from "@/kit/ui/dialog";

/** A visitor's word about one row. */
export function ClaimDialog({ label, send }: { label: string; send: (state: FormState, form: FormData) => Promise<FormState> }) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={label}
      description="Tell us what only somebody who knows it can know: what is inside, a mark, a scratch."
      trigger={<Button size="sm" variant="outline">{label}</Button>}
    >
      <Form action={send} submit="Send">
        {(error) => (
          <div className="grid gap-4">
            <TextField name="name" label="Your name" required maxLength={100} error={error("name")} />
            <TextField name="contact" label="Email or phone" required maxLength={200} error={error("contact")} />
            <LongTextField name="details" label="Details" required maxLength={2000} error={error("details")} />
          </div>
        )}
      </Form>
    </Dialog>
  );
}

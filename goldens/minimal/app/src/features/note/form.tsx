"use client";
import { Form } from "@/kit/form/form";
import type { FormState } from "@/kit/form/state";
import { LongTextField, TextField } from "@/kit/form/text-fields";
import { Card } from "@/kit/ui/card";
import type { Note } from "./schema";

type Props = {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  submit: string;
  cancel?: string;
  values: Partial<Note>;
};

/** The form of a new note and of one that is changed. */
export function NoteForm({ action, submit, cancel, values }: Props) {
  return (
    <Card className="max-w-3xl p-5 sm:p-7">
      <Form action={action} submit={submit} cancel={cancel}>
        {(error) => (
          <div className="grid gap-x-6 gap-y-5 sm:grid-cols-2">
            <TextField
              name="title"
              label="Title"
              required
              value={values.title ?? undefined}
              maxLength={200}
              error={error("title")}
            />
            <LongTextField
              name="body"
              label="Body"
              value={values.body ?? undefined}
              maxLength={5000}
              error={error("body")}
            />
          </div>
        )}
      </Form>
    </Card>
  );
}

"use client";
import { Form } from "@/kit/form/form";
import type { FormState } from "@/kit/form/state";
import { TextField } from "@/kit/form/text-fields";
import { Card } from "@/kit/ui/card";
import type { Workspace } from "./schema";

type Props = {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  submit: string;
  cancel?: string;
  values: Partial<Workspace>;
};

/** The form of a new workspace and of one that is changed. */
export function WorkspaceForm({ action, submit, cancel, values }: Props) {
  return (
    <Card className="max-w-3xl p-5 sm:p-7">
      <Form action={action} submit={submit} cancel={cancel}>
        {(error) => (
          <div className="grid gap-x-6 gap-y-5 sm:grid-cols-2">
            <TextField
              name="name"
              label="Name"
              required
              value={values.name ?? undefined}
              maxLength={200}
              error={error("name")}
            />
          </div>
        )}
      </Form>
    </Card>
  );
}

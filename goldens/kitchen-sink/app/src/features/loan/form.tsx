"use client";
import { ChoiceField } from "@/kit/form/choice-field";
import { Form } from "@/kit/form/form";
import type { FormState } from "@/kit/form/state";
import { DateField, TextField } from "@/kit/form/text-fields";
import { Card } from "@/kit/ui/card";
import type { LoanChoices } from "./choices";
import type { Loan } from "./schema";

type Props = {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  submit: string;
  cancel?: string;
  values: Partial<Loan>;
  choices: LoanChoices;
};

/** The form of a new loan and of one that is changed. */
export function LoanForm({ action, submit, cancel, values, choices }: Props) {
  return (
    <Card className="max-w-3xl p-5 sm:p-7">
      <Form action={action} submit={submit} cancel={cancel}>
        {(error) => (
          <div className="grid gap-x-6 gap-y-5 sm:grid-cols-2">
            <TextField
              name="borrower"
              label="Borrower"
              required
              value={values.borrower ?? undefined}
              maxLength={200}
              error={error("borrower")}
            />
            <ChoiceField
              name="exhibit"
              label="Exhibit"
              required
              value={values.exhibit ?? undefined}
              options={choices.exhibit}
              error={error("exhibit")}
            />
            <DateField
              name="due"
              label="Due"
              required
              value={values.due ?? undefined}
              error={error("due")}
            />
          </div>
        )}
      </Form>
    </Card>
  );
}

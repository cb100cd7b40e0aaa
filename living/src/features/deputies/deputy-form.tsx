// @file if app.deputies
"use client";
import { ChoiceField } from "@/kit/form/choice-field";
import { Form } from "@/kit/form/form";
import { DateField } from "@/kit/form/text-fields";
import { nameDeputy } from "./actions";

/** The form in which a deputy is named. */
export const DeputyForm = ({ people }: { people: readonly { value: string; label: string }[] }) => (
  <Form action={nameDeputy} submit="Name deputy">
    {(error) => (
      <div className="grid gap-4 sm:grid-cols-3">
        <ChoiceField name="deputy" label="Deputy" required options={people} error={error("deputy")} />
        <DateField name="firstDay" label="First day" required error={error("firstDay")} />
        <DateField name="lastDay" label="Last day" required error={error("lastDay")} />
      </div>
    )}
  </Form>
);

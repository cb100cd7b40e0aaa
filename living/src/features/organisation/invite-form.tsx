// @file if app.tenancy
"use client";
import { roles } from "@/kit/access";
import { ChoiceField } from "@/kit/form/choice-field";
import { Form } from "@/kit/form/form";
import { EmailField } from "@/kit/form/text-fields";
import { invitePerson } from "./actions";

const options = roles.map((role) => ({ value: role.name, label: role.label }));
const usual = roles.find((role) => !role.admin)?.name ?? "";

/** The form by which people are let into the organisation. */
export const InviteForm = () => (
  <Form action={invitePerson} submit="Invite">
    {(error) => (
      <div className="grid gap-4 sm:grid-cols-2">
        <EmailField name="email" label="Email" required error={error("email")} />
        <ChoiceField name="role" label="Role" required options={options} value={usual} error={error("role")} />
      </div>
    )}
  </Form>
);

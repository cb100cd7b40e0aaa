// @file if not app.accountless
import { z } from "zod";
// @if app.open_roles
import { openRoles } from "./open-roles";
// @end
// @each entity if entity.persona
// @each field if field.sign_up
// @case enum
import { sampleEnumOptions } from "@/features/sample-item/options";
// @case *
// @end
// @end
import * as rules from "@/kit/form/rules";

const password = (message: string, least: number) =>
  z.array(z.string()).transform((texts) => texts[0] ?? "").pipe(z.string().min(least, message).max(200, "Use at most 200 characters"));

export const signInInput = z.object({
  email: rules.email({ label: "Email", required: true }),
  password: password("Enter your password", 1),
});

export const signUpInput = z.object({
  name: rules.text({ label: "Name", required: true, max: 80 }),
  email: rules.email({ label: "Email", required: true }),
  password: password("Use at least 8 characters", 8),
  // @each entity if entity.persona
  // @each field if field.sign_up
  // @case text
  sample_text: rules.text({ label: "Sample text" /* @= field.label */, required: true, max: 200 /* @= field.max_length */ }),
  // @case long_text
  sample_long_text: rules.text({ label: "Sample long text" /* @= field.label */, required: true, max: 5000 /* @= field.max_length */ }),
  // @case integer
  sample_integer: rules.integer({ label: "Sample integer" /* @= field.label */, required: true, min: 0, max: 999_999_999 }),
  // @case phone
  sample_phone: rules.phone({ label: "Sample phone" /* @= field.label */, required: true }),
  // @case enum
  sample_enum: rules.choice({ label: "Sample enum" /* @= field.label */, required: true, options: sampleEnumOptions }),
  // @case *
  // @end
  // @end
  // @if app.open_roles
  role: rules.choice({ label: "kind of account", required: true, options: openRoles }),
  // @end
});

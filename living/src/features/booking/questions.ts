// @file if app.booking
import type { Question } from "@/kit/booking/questions";

/** What is asked besides the time. Each is a column of appointments under the same name. */
export const questions: readonly Question[] = [
  // @each booking.field
  // @case text
  {
    name: "sampleText",
    kind: "text",
    label: "Sample text",
    required: true /* @= field.required */,
    help: "" /* @= field.help */,
    maxLength: 200 /* @= field.max_length */,
  },
  // @case long_text
  {
    name: "sampleLongText",
    kind: "long_text",
    label: "Sample long text",
    required: false /* @= field.required */,
    help: "" /* @= field.help */,
    maxLength: 2000 /* @= field.max_length */,
  },
  // @case phone
  { name: "samplePhone", kind: "phone", label: "Sample phone", required: false /* @= field.required */, help: "" /* @= field.help */ },
  // @case email
  { name: "sampleEmail", kind: "email", label: "Sample email", required: false /* @= field.required */, help: "" /* @= field.help */ },
  // @case integer
  {
    name: "sampleInteger",
    kind: "integer",
    label: "Sample integer",
    required: false /* @= field.required */,
    help: "" /* @= field.help */,
    min: 0 /* @= field.min */,
    max: 100 /* @= field.max */,
  },
  // @case boolean
  { name: "sampleBoolean", kind: "boolean", label: "Sample boolean", required: false /* @= field.required */, help: "" /* @= field.help */ },
  // @case enum
  {
    name: "sampleEnum",
    kind: "enum",
    label: "Sample enum",
    required: false /* @= field.required */,
    help: "" /* @= field.help */,
    options: [{ value: "first", label: "First", tone: "neutral" }, { value: "second", label: "Second", tone: "warning" }] /* @= field.options */,
  },
  // @end
];

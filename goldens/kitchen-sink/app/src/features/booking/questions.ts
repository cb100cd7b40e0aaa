import type { Question } from "@/kit/booking/questions";

/** What is asked besides the time. Each is a column of appointments under the same name. */
export const questions: readonly Question[] = [
  {
    name: "party",
    kind: "integer",
    label: "Party size",
    required: true,
    help: "",
    min: 1,
    max: 20,
  },
  {
    name: "wishes",
    kind: "long_text",
    label: "Wishes",
    required: false,
    help: "",
    maxLength: 5000,
  },
  {
    name: "language",
    kind: "enum",
    label: "Language",
    required: true,
    help: "",
    options: [{ value: "nl", label: "Dutch", tone: "neutral" }, { value: "en", label: "English", tone: "neutral" }],
  },
  { name: "firstVisit", kind: "boolean", label: "First visit", required: false, help: "" },
  { name: "phone", kind: "phone", label: "Phone", required: false, help: "" },
  { name: "mail", kind: "email", label: "E-mail", required: false, help: "" },
  {
    name: "school",
    kind: "text",
    label: "School",
    required: false,
    help: "",
    maxLength: 200,
  },
];

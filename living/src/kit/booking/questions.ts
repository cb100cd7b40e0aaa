/** Questions that an app asks with a booking: described as data, so that form, check and display agree. */

export type QuestionKind = "text" | "long_text" | "integer" | "boolean" | "enum" | "phone" | "email";

export interface QuestionOption {
  value: string;
  label: string;
  tone?: string;
}

export interface Question {
  /** Property of the record, and name of the input. */
  name: string;
  label: string;
  kind: QuestionKind;
  required: boolean;
  help?: string;
  /** Of texts; 0 or none is the usual length of the kind. */
  maxLength?: number | null;
  min?: number | null;
  max?: number | null;
  options?: readonly QuestionOption[];
}

export type Answer = string | number | boolean | null;
export type Answers = Record<string, Answer>;

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const PHONE = /^\+?[\d\s()/.-]{5,30}$/;

/** Reads one answer as typed; the problem names what to do. */
export function readAnswer(question: Question, typed: string): { value: Answer } | { problem: string } {
  const text = typed.trim();
  const name = question.label.charAt(0).toLowerCase() + question.label.slice(1);
  if (question.kind === "boolean") {
    const value = text === "on" || text === "true";
    return question.required && !value ? { problem: `Tick "${question.label}"` } : { value };
  }
  if (text === "") {
    const empty = question.kind === "integer" || question.kind === "enum" ? null : "";
    if (!question.required) return { value: empty };
    return { problem: question.kind === "enum" ? `Choose: ${name}` : `Enter: ${name}` };
  }
  switch (question.kind) {
    case "integer": {
      const value = Number(text);
      if (!Number.isSafeInteger(value) || Math.abs(value) > 2_147_483_647) return { problem: "Enter a whole number" };
      if (typeof question.min === "number" && value < question.min) return { problem: `Enter ${question.min} or more` };
      if (typeof question.max === "number" && value > question.max) return { problem: `Enter ${question.max} or less` };
      return { value };
    }
    case "enum":
      return question.options?.some((option) => option.value === text) ? { value: text } : { problem: `Choose: ${name}` };
    case "email":
      return text.length <= 200 && EMAIL.test(text) ? { value: text } : { problem: "Enter an e-mail address" };
    case "phone":
      return PHONE.test(text) ? { value: text } : { problem: "Enter a phone number" };
    default: {
      const most = question.maxLength || (question.kind === "text" ? 200 : 5000);
      return text.length <= most ? { value: text } : { problem: `Keep it under ${most} characters` };
    }
  }
}

/** Reads all answers of a form: the values, and what is wrong by question. */
export function readAnswers(
  questions: readonly Question[],
  typed: (name: string) => string,
): { values: Answers; problems: Record<string, string> } {
  const values: Answers = {};
  const problems: Record<string, string> = {};
  for (const question of questions) {
    const read = readAnswer(question, typed(question.name));
    if ("problem" in read) problems[question.name] = read.problem;
    else values[question.name] = read.value;
  }
  return { values, problems };
}

/** An answer as people read it; "" for none. */
export function answerText(question: Question, answer: unknown): string {
  if (answer === null || answer === undefined || answer === "") return "";
  if (question.kind === "boolean") return answer === true ? "Yes" : "No";
  if (question.kind === "enum") return question.options?.find((option) => option.value === answer)?.label ?? String(answer);
  return String(answer);
}

/** Whether an answer should stand out for whoever does the work: a box that was ticked, an option marked as a warning. */
export function isWarning(question: Question, answer: unknown): boolean {
  if (question.kind === "boolean") return answer === true;
  const tone = question.options?.find((option) => option.value === answer)?.tone;
  return tone === "warning" || tone === "danger";
}

const EXAMPLES: [RegExp, readonly string[]][] = [
  [/address|street|where|place/i, ["12 Mill Lane", "4 Station Road", "27 Harbour Street", "8 Orchard Close"]],
  [/phone|mobile/i, ["+43 660 555 0101", "+43 660 555 0102"]],
  [/mail/i, ["guest@example.com"]],
  [/breed/i, ["Terrier mix", "Labrador", "Poodle", "Collie"]],
  [/(dog|cat|pet|horse|animal)/i, ["Milo", "Luna", "Bruno", "Kiki"]],
  [/name/i, ["Kim", "Robin", "Sascha", "Alex"]],
  [/note|comment|wish|anything|remark/i, ["Please ring the bell twice.", "Coming straight from work.", "First time here."]],
];

/** A believable answer for sample data; the same number gives the same answer. */
export function exampleAnswer(question: Question, n: number): Answer {
  switch (question.kind) {
    case "boolean":
      return n % 4 === 1;
    case "integer":
      return Math.min(question.max ?? Infinity, Math.max(question.min ?? 1, 1 + (n % 4)));
    case "enum":
      return question.options?.[n % question.options.length]?.value ?? null;
    case "email":
      return "guest@example.com";
    case "phone":
      return `+43 660 555 01${String(n % 100).padStart(2, "0")}`;
    default: {
      const found = EXAMPLES.find(([pattern]) => pattern.test(question.label))?.[1];
      return found ? found[n % found.length]! : "";
    }
  }
}

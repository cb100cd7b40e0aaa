import type { z } from "zod";

/** What a form shows after it was sent: what is wrong with it, by input; `error` is about the whole. */
export type FormState = { errors: Readonly<Record<string, string>>; error?: string; notice?: string };

export const UNSENT: FormState = { errors: {} };

/** A form that was refused as a whole, or at one input. */
export const refused = (error: string, input?: string): FormState =>
  input ? { errors: { [input]: error } } : { errors: {}, error };

type Parsed<T> = { ok: true; data: T } | { ok: false; state: FormState };

/** Reads a form with rules from ./rules; inputs that the rules do not name are ignored. */
export function parseForm<T extends z.ZodType>(schema: T & { shape: Record<string, unknown> }, form: FormData): Parsed<z.infer<T>> {
  // Files too: what a rule for text cannot use it refuses.
  const result = schema.safeParse(Object.fromEntries(Object.keys(schema.shape).map((name) => [name, form.getAll(name)])));
  if (result.success) return { ok: true, data: result.data };
  const errors: Record<string, string> = {};
  for (const issue of result.error.issues) errors[String(issue.path[0])] ??= issue.message;
  return { ok: false, state: { errors } };
}

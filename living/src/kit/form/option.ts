import type { Tone } from "@/kit/ui/badge";

/** One of the values a field can have. `final` values say that the work is over: done, cancelled. */
export type Option = { value: string; label: string; tone?: Tone; final?: boolean };

/** The option of a value; a value that is no longer listed stands for itself. */
export const optionOf = (options: readonly Option[], value: string): Option =>
  options.find((option) => option.value === value) ?? { value, label: value };

/** Whether the value is one that says that the work is over. */
export const isFinal = (options: readonly Option[], value: string | null): boolean =>
  value !== null && Boolean(optionOf(options, value).final);

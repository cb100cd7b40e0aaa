/** What a form said, by the names of its inputs; a tick is "on" or "". */
export type Typed = Record<string, string>;

/** What became of it: where to go on to, or what is wrong as a whole and by input. */
export type QuickResult = { ok: true; said?: string; go?: string } | { ok: false; error?: string; problems?: Record<string, string> };

/** One input of a small form. */
export type QuickInput = {
  name: string;
  label: string;
  kind?: "text" | "long" | "number" | "money" | "date" | "tick" | "choice" | "ticks";
  help?: string;
  optional?: boolean;
  /** As wide as the form. */
  wide?: boolean;
  options?: readonly { value: string; label: string }[];
};

// @file if app.workflow
import { instantOf, parseDecimal, parseMoney } from "@/kit/format";
import type { Ask } from "./rules";

type Given = { ok: true; values: Record<string, unknown> } | { ok: false; errors: Record<string, string> };

/** Reads what the dialog of a move was filled in with, in the shape of the columns; all of it is needed. */
export function given(asks: readonly Ask[], values: Readonly<Record<string, string>>): Given {
  const out: Record<string, unknown> = {};
  const errors: Record<string, string> = {};
  for (const ask of asks) {
    const text = (values[ask.name] ?? "").trim();
    const value = text === "" && ask.kind !== "boolean" ? null : read(ask, text);
    if (value === null) errors[ask.name] = text === "" ? `Enter ${ask.label.toLowerCase()}` : `${ask.label} cannot be read`;
    else out[ask.name] = value;
  }
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, values: out };
}

function read({ kind, options }: Ask, text: string): unknown {
  switch (kind) {
    case "integer":
      return /^-?\d{1,9}$/.test(text) ? Number(text) : null;
    case "decimal":
    case "percent":
      return parseDecimal(text);
    case "money":
      return parseMoney(text);
    case "boolean":
      return text === "true" || text === "on";
    case "date":
      return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : null;
    case "date_time":
      return instantOf(text)?.toISOString() ?? null;
    case "enum":
      return options.some((option) => option.value === text) ? text : null;
    default:
      return text;
  }
}

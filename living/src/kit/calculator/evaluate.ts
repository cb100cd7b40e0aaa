import { typedNumber } from "./number";
import type { Calculator, Expr, Input, Rule, Typed } from "./types";

type Value = number;
type Names = Record<string, Value>;
type Row = { names: Names; texts: Record<string, string> };

export type Problem = { level: "warning" | "error"; text: string };
/** The results by name, null where there are none; what is wrong by field ("width" or "rooms.0.width"). */
export type Outcome = { results: Record<string, number | null>; problems: Record<string, Problem>; missing: boolean };

const DAY = 86_400_000;

/** The day number of "2031-05-14"; null for anything else. */
function typedDay(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const at = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(at) ? null : Math.round(at / DAY);
}

/** What a field says: its number, a wrong entry in words, or nothing yet. */
function read(input: Input, text: string): { value: number } | { error: string } | null {
  if (input.kind === "choice") {
    const option = input.options?.find((one) => one.value === text) ?? input.options?.[0];
    return option ? { value: option.factor } : null;
  }
  if (text.trim() === "") return null;
  if (input.kind === "date") {
    const day = typedDay(text);
    return day === null ? { error: "Enter a date" } : { value: day };
  }
  const value = typedNumber(text, input.money || input.whole);
  if (value === null) return { error: input.whole ? "Enter a whole number" : "Enter a number, such as 3.5 or 3,5" };
  if (input.min !== undefined && value < input.min) return { error: input.min === 0 ? "Enter a number that is not below 0" : `Enter at least ${input.min}` };
  if (input.max !== undefined && value > input.max) return { error: `Enter at most ${input.max}` };
  if (input.whole && !Number.isInteger(value)) return { error: "Enter a whole number" };
  return { value };
}

const holds = (rule: Rule, value: number): boolean =>
  ({ "<": value < rule.value, "<=": value <= rule.value, ">": value > rule.value, ">=": value >= rule.value })[rule.op] ?? false;

/** Works everything out. A wrong or missing input takes the results away that need it, and never gives NaN. */
export function evaluate(calculator: Calculator, typed: Typed, today: number): Outcome {
  const problems: Record<string, Problem> = {};
  let broken = false;
  let missing = false;

  const take = (inputs: readonly Input[], texts: Record<string, string>, at: string): Row => {
    const row: Row = { names: {}, texts: {} };
    for (const input of inputs) {
      const text = texts[input.name] ?? input.default ?? "";
      row.texts[input.name] = input.kind === "choice" && !input.options?.some((one) => one.value === text) ? input.options?.[0]?.value ?? "" : text;
      const said = read(input, text);
      if (said === null) {
        missing = true;
        continue;
      }
      if ("error" in said) {
        problems[at + input.name] = { level: "error", text: said.error };
        broken = true;
        continue;
      }
      row.names[input.name] = said.value;
      for (const rule of calculator.rules ?? []) {
        if (rule.input !== input.name || !holds(rule, said.value)) continue;
        const level = rule.level === "error" ? "error" : "warning";
        if (problems[at + input.name]?.level !== "error") problems[at + input.name] = { level, text: rule.text };
        if (level === "error") broken = true;
      }
    }
    return row;
  };

  const top = take(calculator.inputs, typed.values, "");
  const groups: Record<string, Row[]> = {};
  for (const group of calculator.groups ?? []) {
    groups[group.name] = (typed.rows[group.name] ?? []).map((row, i) => take(group.inputs, row, `${group.name}.${i}.`));
  }

  const results: Record<string, number | null> = {};
  const names: Names = { ...top.names, today };
  for (const output of calculator.outputs) {
    const value = broken ? null : work(output.expr, { names, texts: top.texts }, groups);
    results[output.name] = value;
    if (value !== null) names[output.name] = value;
  }
  return { results, problems, missing };
}

/** The value of a formula; null when something it needs is not there, or the result is no number. */
export function work(expr: Expr, row: Row, groups: Record<string, Row[]>): number | null {
  if (expr.op === undefined) return expr.num ?? row.names[expr.ref ?? ""] ?? null;
  const { op, args = [] } = expr;
  if (op === "count") return groups[expr.ref ?? ""]?.length ?? 0;
  if (op === "is") return row.texts[expr.ref ?? ""] === expr.text ? 1 : 0;
  if (op === "sum" || op === "most") {
    const values = (groups[expr.ref ?? ""] ?? []).map((one) =>
      work(args[0] ?? {}, { names: { ...row.names, ...one.names }, texts: { ...row.texts, ...one.texts } }, groups));
    if (values.length === 0 || values.some((value) => value === null)) return null;
    const numbers = values as number[];
    return op === "sum" ? numbers.reduce((a, b) => a + b, 0) : Math.max(...numbers);
  }
  if (op === "if") {
    const yes = args[0] && work(args[0], row, groups);
    const chosen = yes ? args[1] : args[2];
    return yes === null || !chosen ? null : work(chosen, row, groups);
  }
  const values = args.map((arg) => work(arg, row, groups));
  if (values.some((value) => value === null)) return null;
  const result = apply(op, values as number[]);
  return Number.isFinite(result) ? result : null;
}

function apply(op: string, n: number[]): number {
  const [a = 0, b = 0, c = 0, d = 0] = n;
  switch (op) {
    case "+": return n.reduce((x, y) => x + y);
    case "-": return n.reduce((x, y) => x - y);
    case "*": return n.reduce((x, y) => x * y);
    case "/": return n.reduce((x, y) => (y === 0 ? Number.NaN : x / y));
    case "^": return a ** b;
    case "min": return Math.min(...n);
    case "max": return Math.max(...n);
    // A hair below a whole number is what binary fractions make of it: 2100 / 25 is 84 bags, not 85.
    case "ceil": return Math.ceil(a - 1e-9);
    case "floor": return Math.floor(a + 1e-9);
    case "round": return Math.round(a + 1e-9);
    case "abs": return Math.abs(a);
    case "sqrt": return Math.sqrt(a);
    case "neg": return -a;
    case "<": return a < b ? 1 : 0;
    case "<=": return a <= b ? 1 : 0;
    case ">": return a > b ? 1 : 0;
    case ">=": return a >= b ? 1 : 0;
    case "=": return a === b ? 1 : 0;
    case "annuity": return b === 0 ? a / c : (a * b) / (1 - (1 + b) ** -c);
    case "grow": return b === 0 ? a + d * c : a * (1 + b) ** c + d * (((1 + b) ** c - 1) / b);
    case "days": return b - a;
    case "years": return fullYears(a, b);
    default: return Number.NaN;
  }
}

/** The full years between two day numbers. */
function fullYears(from: number, to: number): number {
  const start = new Date(from * DAY);
  const end = new Date(to * DAY);
  const years = end.getUTCFullYear() - start.getUTCFullYear();
  const before = end.getUTCMonth() < start.getUTCMonth() || end.getUTCMonth() === start.getUTCMonth() && end.getUTCDate() < start.getUTCDate();
  return before ? years - 1 : years;
}

import { figure, linesOf, type Converted } from "./types";

/** The cells of a line; quotes keep a delimiter inside a cell. */
function cells(line: string, by: string): string[] {
  const out: string[] = [];
  let cell = "";
  let quoted = false;
  for (let i = 0; i < line.length; i++) {
    const letter = line.charAt(i);
    if (letter === '"' && quoted && line.charAt(i + 1) === '"') {
      cell += '"';
      i++;
    } else if (letter === '"' && (quoted || cell.trim() === "")) quoted = !quoted;
    else if (letter === by && !quoted) {
      out.push(cell.trim());
      cell = "";
    } else cell += letter;
  }
  return [...out, cell.trim()];
}

function delimiterOf(lines: readonly string[]): string {
  const found = ["\t", ";", "|", ","].find((one) => lines.length > 0 && lines.filter((line) => line.includes(one)).length * 2 > lines.length);
  return found ?? ",";
}

const quoted = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** A list with commas, semicolons or tabs as a table, and as CSV, Markdown or JSON to copy. */
export function table(text: string, mode: string): Converted {
  const lines = linesOf(text);
  const by = delimiterOf(lines.map((one) => one.text));
  const rows = lines.map((one) => ({ line: one.line, text: one.text, cells: cells(one.text, by) }));
  const [first, ...rest] = rows;
  if (!first) return { wrong: [], output: "" };
  const width = first.cells.length;
  const wrong = rest.filter((row) => row.cells.length !== width).map(({ line, text: one, cells: has }) => ({ line, text: one, why: `It has ${has.length} ${has.length === 1 ? "part" : "parts"}, the first line has ${width}` }));
  const good = rest.filter((row) => row.cells.length === width).map((row) => row.cells);
  const all = [first.cells, ...good];
  const outputs: Record<string, () => string> = {
    csv: () => all.map((row) => row.map(quoted).join(",")).join("\n"),
    markdown: () => [first.cells, first.cells.map(() => "---"), ...good].map((row) => `| ${row.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`).join("\n"),
    json: () => JSON.stringify(good.map((row) => Object.fromEntries(first.cells.map((name, i) => [name, row[i] ?? ""]))), null, 2),
  };
  return { wrong, table: { head: first.cells, rows: good }, output: outputs[mode]?.() ?? "", figures: [{ label: "Rows", value: String(good.length) }] };
}

/** JSON set out, closed up, or as CSV; a fault is named with its line. */
export function json(text: string, mode: string): Converted {
  if (text.trim() === "") return { wrong: [], output: "" };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const said = error instanceof Error ? error.message : "This is not JSON";
    const at = Number(/position (\d+)/.exec(said)?.[1] ?? text.length);
    const line = Number(/line (\d+)/.exec(said)?.[1] ?? text.slice(0, at).split("\n").length);
    return { wrong: [{ line, text: text.split("\n")[line - 1]?.trim() ?? "", why: said.replace(/ in JSON at position.*| \(line.*/, "") }] };
  }
  if (mode === "csv") {
    const list = Array.isArray(value) ? value.filter((one): one is Record<string, unknown> => typeof one === "object" && one !== null) : [];
    if (list.length === 0) return { wrong: [{ line: 1, text: text.slice(0, 40), why: "CSV needs a list of objects" }] };
    const names = [...new Set(list.flatMap((one) => Object.keys(one)))];
    const cell = (one: unknown) => (one === null || one === undefined ? "" : typeof one === "object" ? JSON.stringify(one) : String(one));
    return { wrong: [], output: [names.map(quoted).join(","), ...list.map((one) => names.map((name) => quoted(cell(one[name]))).join(","))].join("\n"), table: { head: names, rows: list.map((one) => names.map((name) => cell(one[name]))) } };
  }
  return { wrong: [], output: JSON.stringify(value, null, mode === "small" ? 0 : 2) };
}

/** Units by kind, in terms of the first of each. */
const UNITS: Record<string, [names: string, factor: number][]> = {
  length: [["m metre meter metres meters", 1], ["km kilometre kilometer kilometres kilometers", 1000], ["cm centimetre centimeter centimetres centimeters", 0.01], ["mm millimetre millimeter millimetres millimeters", 0.001], ["mi mile miles", 1609.344], ["yd yard yards", 0.9144], ["ft foot feet", 0.3048], ["in inch inches", 0.0254], ["nm nmi nautical-mile nautical-miles", 1852]],
  weight: [["kg kilo kilos kilogram kilograms", 1], ["g gram grams", 0.001], ["mg milligram milligrams", 0.000001], ["t tonne tonnes", 1000], ["lb lbs pound pounds", 0.45359237], ["oz ounce ounces", 0.028349523125], ["st stone stones", 6.35029318]],
  volume: [["l litre liter litres liters", 1], ["ml millilitre milliliter millilitres milliliters", 0.001], ["cl centilitre", 0.01], ["dl decilitre", 0.1], ["m3 cubic-metre", 1000], ["gal gallon gallons", 3.785411784], ["pt pint pints", 0.473176473], ["cup cups", 0.2365882365], ["tbsp tablespoon tablespoons", 0.01478676478], ["tsp teaspoon teaspoons", 0.00492892159]],
  area: [["m2 m² sqm", 1], ["km2 km²", 1_000_000], ["ha hectare hectares", 10_000], ["acre acres ac", 4046.8564224], ["ft2 ft² sqft", 0.09290304]],
  speed: [["km/h kmh kph", 1], ["m/s", 3.6], ["mph", 1.609344], ["kn kt knot knots", 1.852]],
  time: [["s sec second seconds", 1], ["min minute minutes", 60], ["h hour hours", 3600], ["d day days", 86_400], ["week weeks", 604_800]],
  data: [["MB", 1], ["KB", 0.001], ["GB", 1000], ["TB", 1_000_000], ["byte bytes B", 0.000001]],
  energy: [["kcal", 1], ["kJ", 0.239005736], ["kWh", 860.420650]],
  pressure: [["bar", 1], ["psi", 0.0689475729], ["kPa", 0.01], ["hPa mbar", 0.001]],
};
const USUAL: Record<string, string[]> = { length: ["km", "m", "cm", "mi", "ft", "in"], weight: ["kg", "g", "lb", "oz"], volume: ["l", "ml", "cup", "tbsp", "tsp", "gal"], area: ["m²", "ha", "acres", "ft²"], speed: ["km/h", "m/s", "mph", "kn"], time: ["s", "min", "h", "d"], data: ["MB", "GB", "TB"], energy: ["kcal", "kJ", "kWh"], pressure: ["bar", "psi", "kPa", "hPa"] };

function unitOf(word: string): { kind: string; factor: number } | null {
  for (const [kind, list] of Object.entries(UNITS)) {
    const found = list.find(([names]) => names.split(" ").some((name) => name === word || name.toLowerCase() === word.toLowerCase()));
    if (found) return { kind, factor: found[1] };
  }
  return null;
}

const DEGREES: Record<string, [to: (x: number) => number, from: (c: number) => number]> = {
  c: [(x) => x, (c) => c],
  f: [(x) => ((x - 32) * 5) / 9, (c) => (c * 9) / 5 + 32],
  k: [(x) => x - 273.15, (c) => c + 273.15],
};
const degreeOf = (word: string) => DEGREES[word.toLowerCase().replace(/^°|degrees?\s*/g, "").charAt(0)] && /^°?(c|f|k|celsius|fahrenheit|kelvin)$/i.test(word) ? word.toLowerCase().replace("°", "").charAt(0) : null;

/** "5 km in miles", or "5 km" for all usual units. */
export function units(text: string): Converted {
  const wrong: Converted["wrong"] = [];
  const rows: string[][] = [];
  for (const { line, text: one } of linesOf(text)) {
    const found = /^(-?\d+(?:[.,]\d+)?)\s*([°\p{L}][\p{L}\d²³/-]*)(?:\s*(?:in|to|as|=|->|→)\s*([°\p{L}][\p{L}\d²³/-]*)\??)?$/u.exec(one);
    const value = Number(found?.[1]?.replace(",", "."));
    const from = found?.[2] ?? "";
    const to = found?.[3];
    const degree = degreeOf(from);
    if (found && degree) {
      const targets = to ? [degreeOf(to)] : ["c", "f", "k"].filter((other) => other !== degree);
      if (targets.includes(null)) wrong.push({ line, text: one, why: `${to} is no temperature` });
      else for (const target of targets) rows.push([one, `${figure(DEGREES[target ?? "c"]![1](DEGREES[degree]![0](value)), 2)} ${target === "k" ? "K" : `°${target?.toUpperCase()}`}`]);
      continue;
    }
    const source = unitOf(from);
    const target = to ? unitOf(to) : null;
    if (!found || !source) wrong.push({ line, text: one, why: found ? `${from} is not a unit that is known here` : "Write a number, a unit and a target: 5 km in miles" });
    else if (to && target?.kind !== source.kind) wrong.push({ line, text: one, why: `${from} cannot be turned into ${to}` });
    else for (const unit of to ? [to] : (USUAL[source.kind] ?? []).filter((other) => unitOf(other)?.factor !== source.factor)) rows.push([one, `${figure((value * source.factor) / (unitOf(unit)?.factor ?? 1), 4)} ${unit}`]);
  }
  return { wrong, table: { head: ["From", "To"], rows } };
}

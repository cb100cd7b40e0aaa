import { linesOf, type Converted } from "./types";

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

/** A CSV file taken apart: its head and its rows, each with the line of the file where it begins, from 1. */
export type Sheet = { head: string[]; rows: { line: number; cells: string[] }[] };

/** What separates the cells: whichever of the usual marks the first line has most of. */
function separatorOf(text: string): string {
  const first = text.split(/\r?\n/, 1)[0] ?? "";
  const counted = [",", ";", "\t", "|"].map((mark) => ({ mark, times: first.split(mark).length }));
  return counted.reduce((best, each) => (each.times > best.times ? each : best)).mark;
}

/** Reads CSV as spreadsheets write it: quotes around cells, doubled inside; comma, semicolon or tab between them. */
export function readCsv(source: string): Sheet {
  const text = source.replace(/^\uFEFF/, "");
  const separator = separatorOf(text);
  const rows: Sheet["rows"] = [];
  let cells: string[] = [];
  let cell = "";
  let quoted = false;
  let line = 1;
  let began = 1;
  const endRow = () => {
    cells.push(cell.trim());
    if (cells.some(Boolean)) rows.push({ line: began, cells });
    cells = [];
    cell = "";
  };
  for (let i = 0; i < text.length; i++) {
    const c = text[i] ?? "";
    if (c === "\n") line += 1;
    if (quoted) {
      if (c === '"' && text[i + 1] === '"') {
        cell += '"';
        i += 1;
      } else if (c === '"') quoted = false;
      else cell += c;
    } else if (c === '"' && cell.trim() === "") {
      cell = "";
      quoted = true;
    } else if (c === separator) {
      cells.push(cell.trim());
      cell = "";
    } else if (c === "\n") {
      endRow();
      began = line;
    } else if (c !== "\r") cell += c;
  }
  endRow();
  const [head, ...rest] = rows;
  return { head: head?.cells ?? [], rows: rest };
}

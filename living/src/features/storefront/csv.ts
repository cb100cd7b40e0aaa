// @file if app.shop

/** The cells of a CSV text: commas, semicolons or tabs, quotes as spreadsheets write them. Blank lines are left out. */
export function readCsv(text: string): string[][] {
  const clean = text.replace(/^\uFEFF/, "");
  const head = clean.slice(0, clean.search(/[\r\n]|$/));
  const mark = [";", "\t", ","].toSorted((a, b) => head.split(b).length - head.split(a).length)[0]!;
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let quoted = false;
  const endRow = () => {
    row.push(cell.trim());
    if (row.some((each) => each !== "")) rows.push(row);
    row = [];
    cell = "";
  };
  for (let i = 0; i < clean.length; i++) {
    const letter = clean[i]!;
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (clean[i + 1] === '"') cell += clean[++i];
      else quoted = false;
    } else if (letter === '"' && cell.trim() === "") {
      quoted = true;
      cell = "";
    } else if (letter === mark) {
      row.push(cell.trim());
      cell = "";
    } else if (letter === "\n") endRow();
    else if (letter !== "\r") cell += letter;
  }
  endRow();
  return rows;
}

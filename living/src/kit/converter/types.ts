export type Settings = { numbers?: Record<string, number>; words?: Record<string, string> };
export type Converter = { way: string; example?: string; units?: string[] } & Settings;

/** What became of the text: figures, a table, a text to copy, and the lines that could not be read. */
export type Converted = {
  wrong: { line: number; text: string; why: string }[];
  figures?: { label: string; value: string; main?: boolean }[];
  table?: { head: string[]; rows: string[][] };
  output?: string;
};

/** `modes` are choices of the reader, the first is the start. */
export type Way = {
  input: string;
  hint: string;
  example: string;
  modes?: { value: string; label: string }[];
  convert: (text: string, settings: Settings, mode: string) => Converted;
};

/** The lines of a text that say something, with their numbers as people count them. */
export const linesOf = (text: string): { line: number; text: string }[] =>
  text.split(/\r?\n/).map((one, i) => ({ line: i + 1, text: one.trim() })).filter((one) => one.text !== "");

const plain = new Intl.NumberFormat("en", { maximumFractionDigits: 6 });
export const figure = (value: number, decimals = 6) =>
  decimals === 6 ? plain.format(value) : new Intl.NumberFormat("en", { maximumFractionDigits: decimals }).format(value);
export const amount = (value: number) => new Intl.NumberFormat("en", { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value);

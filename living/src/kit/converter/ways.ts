import { durations, split, sums } from "./amounts";
import { json, table } from "./data";
import { shifts } from "./shifts";
import { bases, casing, count, encoding, lines, morse, roman, spelling } from "./texts";
import type { Way } from "./types";

/** Everything that a converter can do. */
export const ways: Record<string, Way> = {
  shifts: { input: "Shift times", hint: "One shift a line: day, from-to, and the break in minutes.", example: "Mon 22:00-06:30 break 45\nTue 08:00-16:30 break 30\nWed 9:00-17:00", convert: shifts },
  sum: { input: "Lines with amounts", hint: "One entry a line: what it was and the amount.", example: "Bread 4.20\nMilk 1,35\nBread 3.90", convert: sums },
  split: { input: "Who paid what", hint: "One payment a line: a name, the amount, what for.", example: "Anna 48 pizza\nBen 12.50 drinks\nChloe 0", convert: split },
  durations: { input: "Times", hint: "One time a line.", example: "Warm-up 0:20\nMain set 1 h 5 min\nStretching 15 min", convert: durations },
  table: {
    input: "List", hint: "The first line names the columns; commas, semicolons or tabs part the cells.", example: "Name, Town, Since\nAda, London, 2019\nNoor, Utrecht, 2021",
    modes: [{ value: "csv", label: "CSV" }, { value: "markdown", label: "Markdown" }, { value: "json", label: "JSON" }], convert: (text, _, mode) => table(text, mode),
  },
  json: {
    input: "JSON", hint: "Paste JSON. A fault is shown with its line.", example: '[{"name":"Ada","town":"London"},{"name":"Noor","town":"Utrecht"}]',
    modes: [{ value: "pretty", label: "Formatted" }, { value: "small", label: "One line" }, { value: "csv", label: "CSV" }], convert: (text, _, mode) => json(text, mode),
  },
  count: { input: "Text", hint: "Paste or type; the figures follow.", example: "A short text. It has two sentences.", convert: count },
  case: {
    input: "Text", hint: "Each line is changed by itself.", example: "The quick brown fox",
    modes: [{ value: "upper", label: "UPPER CASE" }, { value: "lower", label: "lower case" }, { value: "title", label: "Title Case" }, { value: "sentence", label: "Sentence case" }, { value: "camel", label: "camelCase" }, { value: "pascal", label: "PascalCase" }, { value: "snake", label: "snake_case" }, { value: "kebab", label: "kebab-case" }],
    convert: (text, _, mode) => casing(text, mode),
  },
  lines: {
    input: "Lines", hint: "One entry a line.", example: "pear\nApple\npear\n10 plums\n9 figs",
    modes: [{ value: "sort", label: "Sort A to Z" }, { value: "backwards", label: "Sort Z to A" }, { value: "unique", label: "Remove repeats" }, { value: "reverse", label: "Turn around" }, { value: "number", label: "Number" }, { value: "join", label: "Join with commas" }],
    convert: (text, _, mode) => lines(text, mode),
  },
  roman: { input: "Numbers", hint: "One a line, either way.", example: "2026\nMCMLXXIV", convert: roman },
  bases: { input: "Numbers", hint: "One a line: 42, 0x2A or 0b101010.", example: "42\n0xFF", convert: bases },
  morse: { input: "Text or Morse", hint: "Lines of dots and dashes are turned back into letters.", example: "SOS help\n... --- ...", convert: morse },
  spelling: { input: "Text", hint: "Each letter becomes its word of the radio alphabet.", example: "AB12", convert: spelling },
  encode: {
    input: "Text", hint: "Nothing leaves this page.", example: "Hello, world",
    modes: [{ value: "to-base64", label: "To Base64" }, { value: "from-base64", label: "From Base64" }, { value: "to-url", label: "To URL" }, { value: "from-url", label: "From URL" }],
    convert: (text, _, mode) => encoding(text, mode),
  },
};

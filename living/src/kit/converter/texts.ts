import { figure, linesOf, type Converted } from "./types";

/** Words, characters and how long it takes to read. */
export function count(text: string): Converted {
  const words = text.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ?? [];
  const sentences = text.split(/[.!?]+(?:\s|$)/).filter((one) => /\p{L}/u.test(one)).length;
  const often = new Map<string, number>();
  for (const word of words) if (word.length > 3) often.set(word.toLowerCase(), (often.get(word.toLowerCase()) ?? 0) + 1);
  const seconds = Math.round((words.length / 220) * 60);
  return {
    wrong: [],
    figures: [
      { label: "Words", value: figure(words.length), main: true },
      { label: "Characters", value: figure([...text].length) },
      { label: "Characters without spaces", value: figure([...text.replace(/\s/g, "")].length) },
      { label: "Sentences", value: figure(sentences) },
      { label: "Paragraphs", value: figure(text.split(/\n\s*\n/).filter((one) => one.trim()).length) },
      { label: "Lines", value: figure(text === "" ? 0 : text.split("\n").length) },
      { label: "Reading time", value: seconds < 60 ? `${seconds} s` : `${Math.round(seconds / 60)} min` },
    ],
    table: { head: ["Most used", "Times"], rows: [...often].toSorted((a, b) => b[1] - a[1]).slice(0, 8).filter(([, n]) => n > 1).map(([word, n]) => [word, String(n)]) },
  };
}

const wordsOf = (text: string) => text.replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, "$1 $2").match(/[\p{L}\p{N}]+/gu) ?? [];
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();

const casings: Record<string, (line: string) => string> = {
  upper: (line) => line.toUpperCase(),
  lower: (line) => line.toLowerCase(),
  title: (line) => line.toLowerCase().replace(/(^|[^\p{L}\p{N}'’])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase()),
  sentence: (line) => line.toLowerCase().replace(/(^|[.!?]\s+)(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase()),
  camel: (line) => wordsOf(line).map((word, i) => (i === 0 ? word.toLowerCase() : capital(word))).join(""),
  pascal: (line) => wordsOf(line).map(capital).join(""),
  snake: (line) => wordsOf(line).join("_").toLowerCase(),
  kebab: (line) => wordsOf(line).join("-").toLowerCase(),
};

export const casing = (text: string, mode: string): Converted => ({ wrong: [], output: text.split("\n").map(casings[mode] ?? ((line: string) => line)).join("\n") });

/** Sorts, cleans and numbers lines. */
export function lines(text: string, mode: string): Converted {
  const all = text.split(/\r?\n/).map((one) => one.trim()).filter(Boolean);
  const by = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
  const ways: Record<string, () => string[]> = {
    sort: () => all.toSorted(by.compare),
    backwards: () => all.toSorted(by.compare).toReversed(),
    unique: () => all.filter((one, i) => all.findIndex((other) => other.toLowerCase() === one.toLowerCase()) === i),
    reverse: () => all.toReversed(),
    number: () => all.map((one, i) => `${i + 1}. ${one}`),
    join: () => (all.length > 0 ? [all.join(", ")] : []),
  };
  const result = (ways[mode] ?? (() => all))();
  return { wrong: [], output: result.join("\n"), figures: [{ label: "Lines in", value: String(all.length) }, { label: "Lines out", value: String(result.length) }] };
}

const MORSE: Record<string, string> = Object.fromEntries("A.- B-... C-.-. D-.. E. F..-. G--. H.... I.. J.--- K-.- L.-.. M-- N-. O--- P.--. Q--.- R.-. S... T- U..- V...- W.-- X-..- Y-.-- Z--.. 0----- 1.---- 2..--- 3...-- 4....- 5..... 6-.... 7--... 8---.. 9----. ..-.-.- ,--..-- ?..--.."
  .split(" ").map((one) => [one.charAt(0), one.slice(1)]));
const LETTERS = Object.fromEntries(Object.entries(MORSE).map(([letter, code]) => [code, letter]));

/** Letters to Morse, and back when a line is Morse. */
export function morse(text: string): Converted {
  const wrong: Converted["wrong"] = [];
  const out = linesOf(text).map(({ line, text: one }) => {
    if (/^[.\-–·/|\s]+$/.test(one)) {
      return one.replace(/·/g, ".").replace(/–/g, "-").split(/\s*[/|]\s*|\s{2,}/).map((word) => word.trim().split(/\s+/).map((code) => {
        if (!LETTERS[code]) wrong.push({ line, text: one, why: `${code} is no letter` });
        return LETTERS[code] ?? "?";
      }).join("")).join(" ");
    }
    return one.toUpperCase().normalize("NFD").replace(/\p{M}/gu, "").split(/\s+/).map((word) => [...word].map((letter) => MORSE[letter] ?? "").filter(Boolean).join(" ")).join(" / ");
  });
  return { wrong, output: out.join("\n") };
}

const SPELLING = "Alfa Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett Kilo Lima Mike November Oscar Papa Quebec Romeo Sierra Tango Uniform Victor Whiskey X-ray Yankee Zulu".split(" ");
const DIGITS = "Zero One Two Three Four Five Six Seven Eight Nine".split(" ");

/** Words of the radio spelling alphabet for each letter. */
export const spelling = (text: string): Converted => ({
  wrong: [],
  output: linesOf(text).map(({ text: one }) => [...one.toUpperCase()].map((letter) => SPELLING.find((word) => word.startsWith(letter)) ?? DIGITS[Number(letter.trim() || "x")] ?? "").filter(Boolean).join(" ")).join("\n"),
});

const ROMAN: [number, string][] = [[1000, "M"], [900, "CM"], [500, "D"], [400, "CD"], [100, "C"], [90, "XC"], [50, "L"], [40, "XL"], [10, "X"], [9, "IX"], [5, "V"], [4, "IV"], [1, "I"]];

function toRoman(n: number): string {
  let rest = n;
  return ROMAN.map(([value, letters]) => {
    const times = Math.floor(rest / value);
    rest -= times * value;
    return letters.repeat(times);
  }).join("");
}

function fromRoman(text: string): number | null {
  let rest = text.toUpperCase();
  let sum = 0;
  for (const [value, letters] of ROMAN) {
    while (rest.startsWith(letters)) {
      sum += value;
      rest = rest.slice(letters.length);
    }
  }
  return rest === "" && toRoman(sum) === text.toUpperCase() ? sum : null;
}

/** Numbers to Roman numerals and back, a line each. */
export function roman(text: string): Converted {
  const wrong: Converted["wrong"] = [];
  const rows: string[][] = [];
  for (const { line, text: one } of linesOf(text)) {
    const n = Number(one);
    const result = /^\d+$/.test(one) && n >= 1 && n <= 3999 ? toRoman(n) : fromRoman(one)?.toString();
    if (result) rows.push([one, result]);
    else wrong.push({ line, text: one, why: "Write a number from 1 to 3999 or a Roman numeral" });
  }
  return { wrong, table: { head: ["From", "To"], rows } };
}

/** Whole numbers in four bases. */
export function bases(text: string): Converted {
  const wrong: Converted["wrong"] = [];
  const rows: string[][] = [];
  for (const { line, text: one } of linesOf(text)) {
    const n = /^(\d+|0x[\da-f]+|0b[01]+|0o[0-7]+)$/i.test(one) ? Number(one) : Number.NaN;
    if (Number.isSafeInteger(n)) rows.push([n.toString(10), n.toString(2), n.toString(8), n.toString(16).toUpperCase()]);
    else wrong.push({ line, text: one, why: "Write a whole number: 42, 0x2A or 0b101010" });
  }
  return { wrong, table: { head: ["Decimal", "Binary", "Octal", "Hexadecimal"], rows } };
}

/** Base64 and addresses, there and back. */
export function encoding(text: string, mode: string): Converted {
  const bytes = (one: string) => Array.from(new TextEncoder().encode(one), (byte) => String.fromCharCode(byte)).join("");
  const ways: Record<string, (one: string) => string> = {
    "to-base64": (one) => btoa(bytes(one)),
    "from-base64": (one) => new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(atob(one.trim()), (letter) => letter.charCodeAt(0))),
    "to-url": encodeURIComponent,
    "from-url": decodeURIComponent,
  };
  try {
    return { wrong: [], output: text === "" ? "" : (ways[mode] ?? ((one: string) => one))(text) };
  } catch {
    return { wrong: [{ line: 1, text: text.split("\n")[0] ?? "", why: "This cannot be decoded" }] };
  }
}

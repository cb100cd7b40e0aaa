import { amount, linesOf, type Converted } from "./types";
import { typedNumber } from "../calculator/number";

const AMOUNT = /(?:^|\s)[€$£]?(-?\d[\d\s'.,]*)\s*(?:[€$£]|eur|usd|gbp|chf)?(?=\s|$)/i;

function entryOf(text: string): { words: string; value: number } | null {
  const found = AMOUNT.exec(text);
  const value = found && typedNumber(found[1]?.trim() ?? "", true);
  if (!found || value === null) return null;
  return { words: `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`.replace(/[\s:,;-]+/g, " ").trim(), value };
}

/** "Coffee 3.50" a line: the sum for each word and in all. */
export function sums(text: string): Converted {
  const wrong: Converted["wrong"] = [];
  const by = new Map<string, { label: string; sum: number; count: number }>();
  let total = 0;
  for (const { line, text: one } of linesOf(text)) {
    const entry = entryOf(one);
    if (!entry) {
      wrong.push({ line, text: one, why: "There is no amount in it" });
      continue;
    }
    const label = entry.words || "Other";
    const so = by.get(label.toLowerCase()) ?? { label, sum: 0, count: 0 };
    by.set(label.toLowerCase(), { ...so, sum: so.sum + entry.value, count: so.count + 1 });
    total += entry.value;
  }
  return {
    wrong,
    figures: [{ label: "Total", value: amount(total), main: true }, { label: "Lines", value: String([...by.values()].reduce((n, one) => n + one.count, 0)) }],
    table: { head: ["What", "Times", "Sum"], rows: [...by.values()].toSorted((a, b) => b.sum - a.sum).map((one) => [one.label, String(one.count), amount(one.sum)]) },
  };
}

/** "Anna 24 pizza" a line: what each paid, and who pays whom so that all have paid the same. */
export function split(text: string): Converted {
  const wrong: Converted["wrong"] = [];
  const paid = new Map<string, number>();
  for (const { line, text: one } of linesOf(text)) {
    const entry = entryOf(one);
    const name = /^[\p{L}'’-]+/u.exec(one)?.[0];
    if (!name || !entry) {
      wrong.push({ line, text: one, why: name ? "There is no amount in it" : "It does not begin with a name" });
      continue;
    }
    paid.set(name, (paid.get(name) ?? 0) + Math.round(entry.value * 100));
  }
  const names = [...paid.keys()];
  const total = [...paid.values()].reduce((a, b) => a + b, 0);
  const share = names.length > 0 ? Math.floor(total / names.length) : 0;
  const rest = names.length > 0 ? total - share * names.length : 0;
  const balance = names.map((name, i) => ({ name, cents: (paid.get(name) ?? 0) - share - (i < rest ? 1 : 0) }));
  const rows: string[][] = [];
  const owing = balance.filter((one) => one.cents < 0).map((one) => ({ ...one }));
  const owed = balance.filter((one) => one.cents > 0).map((one) => ({ ...one }));
  while (owing[0] && owed[0]) {
    const cents = Math.min(-owing[0].cents, owed[0].cents);
    rows.push([owing[0].name, owed[0].name, amount(cents / 100)]);
    owing[0].cents += cents;
    owed[0].cents -= cents;
    if (owing[0].cents === 0) owing.shift();
    if (owed[0].cents === 0) owed.shift();
  }
  return {
    wrong,
    figures: [{ label: "Total", value: amount(total / 100), main: true }, { label: "Each", value: amount(share / 100) }, ...names.map((name) => ({ label: `${name} paid`, value: amount((paid.get(name) ?? 0) / 100) }))],
    table: { head: ["Who", "Pays", "Amount"], rows },
  };
}

/** "1:20", "45 min", "1 h 5 min" a line: added up. */
export function durations(text: string): Converted {
  const wrong: Converted["wrong"] = [];
  const rows: string[][] = [];
  let total = 0;
  for (const { line, text: one } of linesOf(text)) {
    const clock = /(\d+):([0-5]\d)(?::([0-5]\d))?/.exec(one);
    const words = /(?:(\d+(?:[.,]\d+)?)\s*h\w*)?\s*(?:(\d+)\s*m\w*)?\s*(?:(\d+)\s*s\w*)?/i;
    const found = clock ?? one.match(/\d.*/)?.[0].match(words);
    const seconds = clock
      ? Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3] ?? 0)
      : found?.[0] ? Math.round(Number((found[1] ?? "0").replace(",", ".")) * 3600) + Number(found[2] ?? 0) * 60 + Number(found[3] ?? 0) : 0;
    if (seconds === 0) {
      wrong.push({ line, text: one, why: "Write 1:20, 45 min or 1 h 5 min" });
      continue;
    }
    total += seconds;
    rows.push([one, spoken(seconds), spoken(total)]);
  }
  return { wrong, figures: [{ label: "Total", value: spoken(total), main: true }, { label: "In hours", value: String(Number((total / 3600).toFixed(2))) }], table: { head: ["Line", "Time", "So far"], rows } };
}

function spoken(seconds: number): string {
  const parts = [[Math.floor(seconds / 3600), "h"], [Math.floor(seconds / 60) % 60, "min"], [seconds % 60, "s"]] as const;
  return parts.filter(([n]) => n > 0).map(([n, unit]) => `${n} ${unit}`).join(" ") || "0 min";
}

/** What an agent may do. `lookup` reads what is known, `change` sets a fact, `money` pays, `reply` writes back. */
export type AgentTool = { name: string; label: string; kind: "lookup" | "change" | "money" | "reply"; fact?: string; to?: string };
export type AgentCategory = { value: string; label: string; words: string[]; human: boolean; tools: string[]; reply: string };
export type AgentRules = {
  categories: AgentCategory[];
  tools: AgentTool[];
  /** Money in minor units that it may spend by itself. */
  limit: number;
  /** Percent; below this a person decides. */
  confidence: number;
  max_steps: number;
};
export type Step = { tool: string; input: string; result: string; done: boolean };
export type Subject = { number: string; facts: Record<string, string> } | null;
export type Reading = { category: string; confidence: number };
export type Decision = Reading & { urgent: boolean; human: boolean; why: string; amount: number | null; reply: string; steps: Step[] };

const fold = (text: string) => text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** How often the words of a category come up: a word counts once, also at the beginning of a longer one. */
const hits = (text: string, words: string[]) => words.filter((word) => new RegExp(`(^|[^\\p{L}])${escaped(fold(word))}`, "u").test(text)).length;

/**
 * Sorts a message by the words of the categories. Those that always go to a person win over all others; a message that no
 * category knows is the last one, without confidence.
 */
export function readByWords(message: string, categories: AgentCategory[]): Reading {
  const text = fold(message);
  const scored = categories.map((category, i) => ({ category, i, hits: hits(text, category.words) })).filter((one) => one.hits > 0);
  const grave = scored.find((one) => one.category.human);
  const [best, second] = scored.toSorted((a, b) => b.hits - a.hits || a.i - b.i);
  if (grave) return { category: grave.category.value, confidence: Math.min(97, 80 + 6 * grave.hits) };
  if (!best) return { category: categories.at(-1)?.value ?? "", confidence: 35 };
  const rival = second ? second.hits / best.hits : 0;
  return { category: best.category.value, confidence: Math.round(Math.min(96, 74 + 8 * best.hits) - 30 * rival) };
}

/** The first amount of money in a text, in minor units; null when it names none. */
export function amountIn(text: string): number | null {
  const found = /(?:[€$£]|\b(?:eur|usd|gbp|chf)\b)\s?(\d{1,6}(?:[.,]\d{1,2})?)|(\d{1,6}(?:[.,]\d{1,2})?)\s?(?:[€$£]|(?:eur|usd|gbp|chf|euros?|dollars?|pounds?|francs?)\b)/i.exec(text);
  const digits = found?.[1] ?? found?.[2];
  return digits === undefined ? null : Math.round(Number(digits.replace(",", ".")) * 100);
}

type Given = { name: string; number: string; message: string; subject: Subject; reading: Reading; reply?: string; amount?: number | null; write: (minor: number) => string };

/** What the agent will do about a message, step by step, and whether a person has to look first. Does nothing itself. */
export function decide(rules: AgentRules, { name, number, message, subject, reading, reply, amount: named, write }: Given): Decision {
  const category = rules.categories.find((one) => one.value === reading.category) ?? rules.categories.at(-1)!;
  const tools = category.tools.map((wanted) => rules.tools.find((tool) => tool.name === wanted)).filter((tool) => tool !== undefined);
  const pays = tools.some((tool) => tool.kind === "money");
  const amount = pays ? (named ?? amountIn(message)) : null;
  const answer = reply ?? category.reply.replaceAll("{name}", name || "there").replaceAll("{number}", number);
  const steps = tools.slice(0, rules.max_steps).map((tool): Step => {
    switch (tool.kind) {
      case "lookup":
        return { tool: tool.label, input: number || "no number given", result: subject ? Object.entries(subject.facts).map(([fact, value]) => `${fact}: ${value}`).join(", ") : "Nothing known", done: false };
      case "change":
        return { tool: tool.label, input: number || "no number given", result: subject ? `${tool.fact}: ${tool.to}` : "Nothing to change", done: false };
      case "money":
        return { tool: tool.label, input: amount === null ? "no amount named" : write(amount), result: amount === null ? "A person names the amount" : `${write(amount)} paid`, done: false };
      default:
        return { tool: tool.label, input: name || "the sender", result: answer, done: false };
    }
  });
  const why = category.human
    ? `${category.label} always goes to a person`
    : reading.confidence < rules.confidence
      ? `The confidence of ${reading.confidence} % is below ${rules.confidence} %`
      : pays && amount === null
        ? "No amount is named"
        : pays && amount !== null && amount > rules.limit
          ? `${write(amount)} is more than the ${write(rules.limit)} that the agent may pay by itself`
          : tools.length > rules.max_steps
            ? `This takes more than ${rules.max_steps} steps`
            : "";
  return { category: category.value, confidence: reading.confidence, urgent: category.human, human: why !== "", why: why || `The rules let the agent do this: ${category.label}, ${reading.confidence} %`, amount, reply: answer, steps };
}

/** What the writer may be asked for. */
export type Task = "write" | "summarise" | "rewrite" | "reply" | "minutes" | "ideas";

type Manner = { open: string[]; close: string[]; join: string };

/** How a tone begins and ends a text. The first entry whose pattern fits is taken. */
const manners: [RegExp, Manner][] = [
  [/friend|warm|casual|light|kind|cosy|cozy/i, { open: ["Good news:", "You will like this:", "Take a look:"], close: ["Come and see for yourself!", "We look forward to hearing from you.", "Just get in touch, we are happy to help."], join: "and " }],
  [/formal|strict|serious|official|legal/i, { open: ["The following is on record:", "In short:", "The facts are these:"], close: ["Further details are available on request.", "Please contact us for anything further.", "All statements are given to the best of our knowledge."], join: "as well as " }],
  [/persua|sell|market|bold|exci|enthus|energ/i, { open: ["Do not miss this:", "This is what you have been looking for:", "Here it is at last:"], close: ["Act now, before somebody else does.", "One message is all it takes.", "Your next step is easy: write to us today."], join: "plus " }],
  [/eleg|luxur|refin|classic/i, { open: ["A rare find:", "For those who look twice:", "Quietly special:"], close: ["A visit says more than words.", "We would be glad to show you more.", "Details on request."], join: "together with " }],
  [/fun|humor|humour|witty|play/i, { open: ["Plot twist:", "Tell your friends:", "Guess what:"], close: ["No strings attached, promise.", "First come, first smiled at.", "Your coffee can wait, this cannot."], join: "and even " }],
];
const plain: Manner = { open: ["At a glance:", "What there is to know:", "In brief:"], close: ["Write to us for more.", "Questions are welcome.", "More on request."], join: "and " };

const sentence = (text: string) => {
  const clean = text.trim().replace(/\s+/g, " ").replace(/[.;,]+$/, "");
  return clean === "" ? "" : `${clean.charAt(0).toUpperCase()}${clean.slice(1)}.`;
};

/** The pieces of a text: its lines, and of one long line what stands between commas and full stops. */
export function pieces(text: string): string[] {
  const lines = text.split(/\r?\n/).map((line) => line.replace(/^[\s•*–-]+/, "").trim()).filter(Boolean);
  const all = lines.length > 2 ? lines : lines.flatMap((line) => line.split(/(?<=[.!?])\s+|;\s*|,\s+(?=\S{2})/));
  return all.map((piece) => piece.trim().replace(/[.;,]+$/, "")).filter(Boolean).slice(0, 24);
}

function list(items: string[], join: string): string {
  const low = items.map((item, i) => (i > 0 && /^[A-Z][a-z]/.test(item) ? item.charAt(0).toLowerCase() + item.slice(1) : item));
  if (low.length < 2) return low.join("");
  return `${low.slice(0, -1).join(", ")} ${join}${low.at(-1)}`;
}

function written(facts: string[], manner: Manner, version: number): string {
  const open = manner.open[version % manner.open.length] ?? "";
  const close = manner.close[version % manner.close.length] ?? "";
  switch (version % 3) {
    case 0:
      return `${open} ${list(facts, manner.join)}. ${close}`;
    case 1:
      return [sentence(facts[0] ?? ""), ...facts.slice(1).map((fact) => `• ${fact}`), "", close].join("\n");
    default:
      return `${open} ${facts.slice(0, 3).map(sentence).join(" ")}${facts.length > 3 ? ` Also: ${list(facts.slice(3), manner.join)}.` : ""} ${close}`;
  }
}

/** The sentences that say most, by how often their words come up, in their own order. */
function summary(text: string, keep: number): string {
  const sentences = text.replace(/\s+/g, " ").split(/(?<=[.!?])\s+/).filter(Boolean);
  const words = (part: string) => part.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
  const seen = new Map<string, number>();
  for (const word of words(text)) seen.set(word, (seen.get(word) ?? 0) + 1);
  const weight = (part: string) => words(part).reduce((sum, word) => sum + (seen.get(word) ?? 0), 0) / Math.sqrt(words(part).length + 1);
  const best = [...sentences.keys()].toSorted((a, b) => weight(sentences[b] ?? "") - weight(sentences[a] ?? "")).slice(0, keep);
  return best.toSorted((a, b) => a - b).map((i) => sentences[i]).join(" ");
}

const fillers = /\b(very|really|just|quite|basically|actually|in order)\b\s?/gi;

function minutes(text: string): string {
  const all = pieces(text);
  const decided = /\b(approv|decid|agree|accept|reject|resolv|vote|unanim|against|favou?r)/i;
  const items = all.map((piece, i) => `${i + 1}. ${sentence(piece)}${decided.test(piece) ? " Decision recorded." : ""}`);
  const decisions = all.filter((piece) => decided.test(piece)).map((piece) => `• ${sentence(piece)}`);
  return ["Agenda items", ...items, "", "Votes and decisions", ...(decisions.length > 0 ? decisions : ["• None recorded."])].join("\n");
}

function one(task: Task, text: string, manner: Manner, version: number): string {
  switch (task) {
    case "summarise":
      return summary(text, 3 - Math.min(version, 2)) || text;
    case "rewrite":
      return version % 2 === 0 ? pieces(text.replace(fillers, "")).map(sentence).join(" ") : pieces(text.replace(fillers, "")).map((piece) => `• ${sentence(piece)}`).join("\n");
    case "reply":
      return `${["Thank you for your message.", "Thanks for writing to us.", "We have read your message."][version % 3]} You write: ${summary(text, 1)}\n\n${manner.close[version % 3]}`;
    case "minutes":
      return minutes(text);
    case "ideas":
      return pieces(text).slice(0, 5).map((piece, i) => `${i + 1}. ${["Begin with", "Show", "Tell the story of", "Ask people about", "End on"][(i + version) % 5]} ${piece.charAt(0).toLowerCase()}${piece.slice(1)}`).join("\n");
    default:
      return written(pieces(text), manner, version);
  }
}

/** Texts made by simple rules, for as long as no model is connected: every fact stands in them and nothing is made up. */
export function practiceTexts({ task, text, choices, versions }: { task: Task; text: string; choices: Record<string, string>; versions: number }): string[] {
  const manner = manners.find(([pattern]) => Object.values(choices).some((choice) => pattern.test(choice)))?.[1] ?? plain;
  return Array.from({ length: versions }, (_, version) => one(task, text, manner, version).trim());
}

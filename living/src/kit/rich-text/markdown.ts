/**
 * Markdown as people write it in a journal: headings, paragraphs, bold, italics, code, quotes, lists, links, pictures and
 * rules. It is read into a tree and drawn from that, so nothing that was typed ever becomes HTML by itself.
 */
export type Inline =
  | { kind: "text"; text: string }
  | { kind: "strong" | "emphasis" | "strike"; children: Inline[] }
  | { kind: "code"; text: string }
  | { kind: "link"; href: string; children: Inline[] }
  | { kind: "picture"; src: string; alt: string }
  | { kind: "break" };

export type Block =
  | { kind: "heading"; level: 2 | 3 | 4; children: Inline[] }
  | { kind: "paragraph" | "quote"; children: Inline[] }
  | { kind: "list"; ordered: boolean; items: Inline[][] }
  | { kind: "code"; text: string }
  | { kind: "rule" };

const BULLET = /^\s{0,3}[-*+]\s+(.*)$/;
const NUMBER = /^\s{0,3}\d{1,3}[.)]\s+(.*)$/;
const HEADING = /^(#{1,6})\s+(.*?)\s*#*$/;

/** Only addresses of the web, of mail, of phones and of this app lead anywhere. */
export const safeHref = (href: string): string | null => (/^(?:https?:\/\/|mailto:|tel:|\/(?!\/)|#)/i.test(href) ? href : null);
const safePicture = (src: string): string | null => (/^\/files\/[0-9a-f-]{36}$/i.test(src) ? src : null);

/** Reads the blocks of a text. */
export function parse(text: string): Block[] {
  const lines = text.replaceAll("\r\n", "\n").slice(0, 50_000).split("\n");
  const blocks: Block[] = [];
  let i = 0;
  while (i < lines.length) {
    const line = lines[i] ?? "";
    const heading = HEADING.exec(line);
    if (line.trim() === "") {
      i++;
    } else if (/^\s*```/.test(line)) {
      const end = lines.findIndex((other, at) => at > i && /^\s*```/.test(other));
      const to = end < 0 ? lines.length : end;
      blocks.push({ kind: "code", text: lines.slice(i + 1, to).join("\n") });
      i = to + 1;
    } else if (heading) {
      // The page's own title is the first level.
      const level = Math.min(4, Math.max(2, (heading[1]?.length ?? 1) + (heading[1]?.length === 1 ? 1 : 0))) as 2 | 3 | 4;
      blocks.push({ kind: "heading", level, children: inline(heading[2] ?? "") });
      i++;
    } else if (/^\s{0,3}(?:-{3,}|\*{3,}|_{3,})\s*$/.test(line)) {
      blocks.push({ kind: "rule" });
      i++;
    } else if (BULLET.test(line) || NUMBER.test(line)) {
      const ordered = !BULLET.test(line);
      const mark = ordered ? NUMBER : BULLET;
      const items: string[] = [];
      while (i < lines.length) {
        const item = mark.exec(lines[i] ?? "");
        if (item) items.push(item[1] ?? "");
        else if (/^\s{2,}\S/.test(lines[i] ?? "") && items.length > 0) items[items.length - 1] += ` ${(lines[i] ?? "").trim()}`;
        else break;
        i++;
      }
      blocks.push({ kind: "list", ordered, items: items.map((item) => inline(item)) });
    } else {
      const quoted = /^\s{0,3}>/.test(line);
      const start = i;
      while (i < lines.length && (lines[i] ?? "").trim() !== "" && /^\s{0,3}>/.test(lines[i] ?? "") === quoted && (i === start || !opens(lines[i] ?? ""))) i++;
      const body = lines.slice(start, i).map((one) => (quoted ? one.replace(/^\s{0,3}>\s?/, "") : one.trim()));
      blocks.push({ kind: quoted ? "quote" : "paragraph", children: inline(body.join("\n")) });
    }
  }
  return blocks;
}

const opens = (line: string) => HEADING.test(line) || BULLET.test(line) || NUMBER.test(line) || /^\s*```/.test(line);

const MARKS: [RegExp, (match: RegExpExecArray) => Inline][] = [
  [/^`([^`\n]+)`/, (m) => ({ kind: "code", text: m[1] ?? "" })],
  [/^!\[([^\]\n]{0,300})\]\(([^()\s]{1,500})\)/, (m) => picture(m[2] ?? "", m[1] ?? "")],
  [/^\[([^\]\n]{1,300})\]\(([^()\s]{1,500})\)/, (m) => link(m[2] ?? "", m[1] ?? "")],
  [/^\*\*(?=\S)([^*\n](?:[^\n]{0,998}?[^\s*])?)\*\*/, (m) => ({ kind: "strong", children: inline(m[1] ?? "") })],
  [/^__(?=\S)([^_\n](?:[^\n]{0,998}?[^\s_])?)__/, (m) => ({ kind: "strong", children: inline(m[1] ?? "") })],
  [/^~~(?=\S)([^~\n]{1,1000})~~/, (m) => ({ kind: "strike", children: inline(m[1] ?? "") })],
  [/^\*(?=[^\s*])([^*\n]{1,1000})\*/, (m) => ({ kind: "emphasis", children: inline(m[1] ?? "") })],
  [/^_(?=[^\s_])([^_\n]{1,1000})_(?![\p{L}\p{N}])/u, (m) => ({ kind: "emphasis", children: inline(m[1] ?? "") })],
];

const link = (href: string, text: string): Inline => {
  const safe = safeHref(href);
  return safe ? { kind: "link", href: safe, children: [{ kind: "text", text }] } : { kind: "text", text };
};

const picture = (src: string, alt: string): Inline => {
  const safe = safePicture(src);
  return safe ? { kind: "picture", src: safe, alt } : { kind: "text", text: alt };
};

/** Reads what stands inside a line. */
export function inline(text: string): Inline[] {
  const out: Inline[] = [];
  let plain = "";
  const flush = () => {
    if (plain) out.push({ kind: "text", text: plain });
    plain = "";
  };
  for (let i = 0; i < text.length; ) {
    const letter = text[i] ?? "";
    if (letter === "\n") {
      flush();
      out.push({ kind: "break" });
      i++;
      continue;
    }
    if (letter === "\\" && /[\\`*_[\]()#+\-.!~>]/.test(text[i + 1] ?? "")) {
      plain += text[i + 1];
      i += 2;
      continue;
    }
    const found = "`![*_~".includes(letter) && !(letter === "_" && /[\p{L}\p{N}]/u.test(text[i - 1] ?? "")) ? mark(text.slice(i, i + 2100)) : null;
    if (found) {
      flush();
      out.push(found.node);
      i += found.length;
    } else {
      plain += letter;
      i++;
    }
  }
  flush();
  return out;
}

function mark(rest: string): { node: Inline; length: number } | null {
  for (const [pattern, make] of MARKS) {
    const match = pattern.exec(rest);
    if (match) return { node: make(match), length: match[0].length };
  }
  return null;
}

const words = (nodes: readonly Inline[]): string =>
  nodes.map((node) => ("children" in node ? words(node.children) : node.kind === "text" || node.kind === "code" ? node.text : node.kind === "break" ? " " : "")).join("");

/** A text without its formatting, for lists and previews. */
export function plainText(text: string | null | undefined): string | null {
  if (!text) return null;
  return parse(text)
    .map((block) => (block.kind === "list" ? block.items.map(words).join(", ") : block.kind === "code" ? block.text : "children" in block ? words(block.children) : ""))
    .filter(Boolean)
    .join(" ");
}

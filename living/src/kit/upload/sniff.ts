/**
 * What a file is, told from its bytes and not from its name or from what the browser says. Only kinds that cannot run
 * anything in a page are known: no SVG, no HTML, no scripts.
 */
export type Sniffed = { type: string; picture: boolean; inline: boolean };

const starts = (bytes: Uint8Array, at: number, ...expected: number[]) => expected.every((byte, i) => bytes[at + i] === byte);
const word = (bytes: Uint8Array, at: number, text: string) => starts(bytes, at, ...Array.from(text, (letter) => letter.charCodeAt(0)));

const picture = (type: string): Sniffed => ({ type, picture: true, inline: true });
const media = (type: string): Sniffed => ({ type, picture: false, inline: true });
const download = (type: string): Sniffed => ({ type, picture: false, inline: false });

const OFFICE: Readonly<Record<string, string>> = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  odt: "application/vnd.oasis.opendocument.text",
  ods: "application/vnd.oasis.opendocument.spreadsheet",
  epub: "application/epub+zip",
};

const extension = (name: string) => /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? "";

/** The kind of a file, or null when it is none that the app takes. */
export function sniff(bytes: Uint8Array, name: string): Sniffed | null {
  if (starts(bytes, 0, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return picture("image/png");
  if (starts(bytes, 0, 0xff, 0xd8, 0xff)) return picture("image/jpeg");
  if (word(bytes, 0, "GIF87a") || word(bytes, 0, "GIF89a")) return picture("image/gif");
  if (word(bytes, 0, "RIFF") && word(bytes, 8, "WEBP")) return picture("image/webp");
  if (word(bytes, 4, "ftypavif")) return picture("image/avif");
  if (word(bytes, 0, "%PDF-")) return media("application/pdf");
  if (word(bytes, 0, "RIFF") && word(bytes, 8, "WAVE")) return media("audio/wav");
  if (word(bytes, 0, "OggS")) return media("audio/ogg");
  if (word(bytes, 0, "ID3") || starts(bytes, 0, 0xff, 0xfb) || starts(bytes, 0, 0xff, 0xf3)) return media("audio/mpeg");
  if (word(bytes, 0, "fLaC")) return media("audio/flac");
  if (word(bytes, 4, "ftyp")) return media(word(bytes, 8, "M4A") ? "audio/mp4" : "video/mp4");
  if (starts(bytes, 0, 0x1a, 0x45, 0xdf, 0xa3)) return media("video/webm");
  if (starts(bytes, 0, 0x50, 0x4b, 0x03, 0x04)) return download(OFFICE[extension(name)] ?? "application/zip");
  return plainText(bytes) ? download(extension(name) === "csv" ? "text/csv; charset=utf-8" : "text/plain; charset=utf-8") : null;
}

/** Text that is nothing but text: valid UTF-8 without control characters, and no markup that a browser could take for a page. */
function plainText(bytes: Uint8Array): boolean {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return false;
  }
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 32 && code !== 9 && code !== 10 && code !== 12 && code !== 13) return false;
  }
  return !/^\s*(?:<!--[\s\S]*?-->\s*)*<(?:!doctype|html|head|body|script|svg|\?xml|iframe|style|title|table|a|img|div|p|h1)\b/i.test(text);
}

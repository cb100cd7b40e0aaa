import { expect, it } from "vitest";
import { sniff } from "./sniff";

const bytes = (...parts: (string | number)[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === "number" ? [part] : Array.from(part, (letter) => letter.charCodeAt(0)))));

it.each([
  ["a.png", bytes(0x89, "PNG\r\n", 0x1a, "\n....."), "image/png"],
  ["a.jpg", bytes(0xff, 0xd8, 0xff, 0xe0), "image/jpeg"],
  ["photo.txt", bytes("RIFF....WEBPVP8 "), "image/webp"],
  ["a.pdf", bytes("%PDF-1.4\n"), "application/pdf"],
  ["a.docx", bytes("PK", 3, 4, "...."), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
  ["a.csv", bytes("name;price\n"), "text/csv; charset=utf-8"],
  ["story.mp3", bytes("ID3", 4, 0), "audio/mpeg"],
])("knows %s by its bytes", (name, data, type) => {
  expect(sniff(data, name)?.type).toBe(type);
});

it.each([
  ["logo.svg", bytes("<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>")],
  ["logo.png", bytes("<?xml version='1.0'?><svg/>")],
  ["notes.txt", bytes("  <!-- hi -->\n<html><script>alert(1)</script>")],
  ["run.exe", bytes("MZ", 0, 1, 2)],
  ["broken.txt", bytes(0xc3, 0x28)],
])("refuses %s", (name, data) => {
  expect(sniff(data, name)).toBeNull();
});

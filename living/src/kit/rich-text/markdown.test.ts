import { describe, expect, it } from "vitest";
import { parse, plainText, safeHref } from "./markdown";

describe("parse", () => {
  it("reads headings, lists, quotes and rules", () => {
    expect(parse("# Ribs\n\n- oak\n- ash\n\n1. one\n2) two\n\n> said\n\n---").map((block) => block.kind)).toEqual(["heading", "list", "list", "quote", "rule"]);
  });

  it("reads bold, italics, code, links and pictures", () => {
    const [block] = parse("**Bold** and *light*, `code`, [site](https://example.com) ![Hull](/files/00000000-0000-4000-8000-000000000001)");
    expect(block?.kind === "paragraph" && block.children.map((node) => node.kind).filter((kind) => kind !== "text")).toEqual(["strong", "emphasis", "code", "link", "picture"]);
  });

  it("makes no link of an address that could run something", () => {
    for (const href of ["javascript:alert(1)", "data:text/html,x", "//evil.example", "vbscript:x"]) expect(safeHref(href)).toBeNull();
    const [block] = parse("[x](javascript:alert(1))");
    expect(JSON.stringify(block)).not.toContain('"link"');
  });

  it("leaves HTML as the text it is", () => {
    expect(parse("<script>alert(1)</script>")).toEqual([{ kind: "paragraph", children: [{ kind: "text", text: "<script>alert(1)</script>" }] }]);
  });

  it("leaves words_with_underscores alone", () => {
    expect(plainText("snake_case_name and 2 * 3 * 4")).toBe("snake_case_name and 2 * 3 * 4");
  });

  it("ends on any text", () => {
    for (const text of ["**", "[[[[](", "`".repeat(999), "*_".repeat(2000), "> > >\n>", "```\nopen", "![](", "\\"]) expect(() => parse(text)).not.toThrow();
  });
});

it("takes the formatting out of a text", () => {
  expect(plainText("## Steaming\n\nWe **bend** the ribs\n\n- oak\n- ash")).toBe("Steaming We bend the ribs oak, ash");
});

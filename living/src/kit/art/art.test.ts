import { expect, it } from "vitest";
import { draw, MOTIFS } from ".";

const palette = { primary: "#556b2f", accent: "#f0e3c0", background: "#fffdf0", heading: "#2b2b20" };

it.each(MOTIFS.flatMap((name) => [1, 2, 3].map((n) => [`${name}:${n}`] as const)))("draws %s without a broken number", (key) => {
  const svg = draw(key, palette);
  expect(svg).toMatch(/^<svg [^]*<\/svg>$/);
  expect(svg).not.toMatch(/NaN|undefined|Infinity|<script|on[a-z]+=/);
});

it("draws the same picture for the same name and number, and another one for another number", () => {
  expect(draw("boat:2", palette)).toBe(draw("boat:2", palette));
  expect(draw("boat:2", palette)).not.toBe(draw("boat:3", palette));
});

it("draws something for any name", () => {
  for (const key of ["", "nothing:9", "constructor", "__proto__:1", "boat:999999", "boat:-1"]) expect(draw(key, palette)).toContain("</svg>");
});

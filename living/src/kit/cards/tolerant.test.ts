import { expect, it } from "vitest";
import { saysSame } from "./tolerant";

it("lets case, accents and punctuation pass, and nothing else", () => {
  expect(saysSame("habari yako", "Habari yako?")).toBe(true);
  expect(saysSame("  unaumwa   wapi!", "Unaumwa wapi?")).toBe(true);
  expect(saysSame("hello", "Hi / Hello")).toBe(true);
  expect(saysSame("habari zako", "Habari yako?")).toBe(false);
  expect(saysSame("?", "?")).toBe(false);
});

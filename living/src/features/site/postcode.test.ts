// @file if living
import { expect, it } from "vitest";
import { answerFor } from "./postcode";

const leeds = { label: "", country: "GB", yes: "", no: "", districts: [{ letters: "LS", from: 1, to: 29 }, { letters: "BD", from: 1, to: 10 }] };
const vienna = { label: "", country: "", yes: "", no: "", districts: [{ letters: "", from: 1010, to: 1230 }] };

it.each([
  ["LS17 6AB", "yes"],
  ["ls1 1aa", "yes"],
  ["LS29", "yes"],
  ["LS176AB", "yes"],
  ["BD4 7XY", "yes"],
  ["BD12 0AA", "no"],
  ["LS30 1AA", "no"],
  ["HU5 2TT", "no"],
  ["hello", "invalid"],
  ["LS", "invalid"],
  ["", "invalid"],
  ["12345", "invalid"],
  ["EC1A 1BB", "no"],
])("answers %s with %s", (typed, answer) => {
  expect(answerFor(leeds, typed)).toBe(answer);
});

it("knows codes of digits", () => {
  expect(answerFor(vienna, "1070")).toBe("yes");
  expect(answerFor(vienna, "8010")).toBe("no");
  expect(answerFor(vienna, "Wien")).toBe("invalid");
});

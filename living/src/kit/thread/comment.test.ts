import { describe, expect, it } from "vitest";
import { MAX_LENGTH, readComment } from "./comment";

describe("readComment", () => {
  it.each([
    ["  Looks good.  ", "Looks good."],
    ["One\r\ntwo\rthree", "One\ntwo\nthree"],
    ["One  \n\n\n\n\ntwo", "One\n\ntwo"],
    ["  <b>as typed</b>", "<b>as typed</b>"],
  ])("%j", (text, body) => expect(readComment(text)).toEqual({ body }));
  it.each(["", "   ", "\n\n", null, 7, ["x"]])("refuses %j", (text) => expect(readComment(text)).toEqual({ error: "Write a comment first" }));
  it("refuses what is too long", () => {
    expect(readComment("x".repeat(MAX_LENGTH))).toHaveProperty("body");
    expect(readComment("x".repeat(MAX_LENGTH + 1))).toEqual({ error: "Use at most 5000 characters" });
  });
});

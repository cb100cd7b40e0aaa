import { describe, expect, it } from "vitest";
import { readEmail } from "./email";

describe("readEmail", () => {
  it.each([["Kim@Example.COM ", "kim@example.com"], ["a.b+c@mail.example.co.uk", "a.b+c@mail.example.co.uk"]])("%j", (text, email) => expect(readEmail(text)).toEqual({ email }));
  it.each(["", "  ", null, 3])("asks for one when there is none: %j", (text) => expect(readEmail(text)).toEqual({ error: "Enter an email address" }));
  it.each(["kim", "kim@", "@example.com", "kim@example", "kim lee@example.com", "a@b.c", "a@b,c.de", "<a@example.com>", `${"x".repeat(250)}@example.com`])("refuses %j", (text) =>
    expect(readEmail(text)).toEqual({ error: "Enter an email address like name@example.com" }));
});

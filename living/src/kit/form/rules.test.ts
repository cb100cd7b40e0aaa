import { describe, expect, it } from "vitest";
import { z } from "zod";
import * as rules from "./rules";
import { parseForm } from "./state";

const label = "Title";
const read = (rule: z.ZodType, ...texts: string[]) => {
  const result = rule.safeParse(texts);
  return result.success ? result.data : result.error.issues[0]?.message;
};

describe("required fields", () => {
  it("say what is missing", () => {
    expect(read(rules.text({ label, required: true, max: 9 }), "  ")).toBe("Enter a title");
    expect(read(rules.email({ label: "Email", required: true }), "")).toBe("Enter an email");
    expect(read(rules.choice({ label: "Status", required: true, options: [] }), "")).toBe("Choose a status");
    expect(read(rules.text({ label: "Notes", required: true, max: 9 }))).toBe("Enter notes");
  });
  it("may be left out when optional", () => expect(read(rules.text({ label, required: false, max: 9 }), "")).toBeNull());
});

describe("values", () => {
  it("keeps texts within their length", () => {
    expect(read(rules.text({ label, required: true, max: 5 }), " abc ")).toBe("abc");
    expect(read(rules.text({ label, required: true, max: 5 }), "abcdef")).toBe("Use at most 5 characters");
  });
  it("keeps numbers within their bounds", () => {
    expect(read(rules.integer({ label, required: true, min: 1, max: 5 }), "7")).toBe("Enter 5 or less");
    expect(read(rules.integer({ label, required: true }), "2.5")).toBe("Enter a whole number");
    expect(read(rules.percent({ label, required: true }), "12.5%")).toBe(12.5);
    expect(read(rules.money({ label, required: true }), "€ 19.99")).toBe(1999);
  });
  it("reads dates and times", () => {
    expect(read(rules.date({ label, required: true }), "2026-02-30")).toBe("Enter a date");
    expect(read(rules.time({ label, required: true }), "24:10")).toBe("Enter a time, such as 14:30");
  });
  it("only takes web addresses", () => {
    expect(read(rules.url({ label, required: true }), "example.com/a")).toBe("https://example.com/a");
    expect(read(rules.url({ label, required: true }), "javascript:alert(1)")).toMatch(/^Enter a web address/);
  });
  it("only takes listed options", () => {
    const options = [{ value: "a", label: "A" }];
    expect(read(rules.choice({ label, required: true, options }), "b")).toBe("Choose a title");
    expect(read(rules.tags({ label, required: false, options }), "a", "a")).toEqual(["a"]);
    expect(read(rules.tags({ label, required: false, options: [] }), "free", "words")).toEqual(["free", "words"]);
  });
});

it("compares moments", () => {
  expect(rules.inOrder("2026-01-02", "2026-01-01")).toBe(false);
  expect(rules.inOrder("2026-01-02", "2026-01-02")).toBe(true);
  expect(rules.inOrder(null, "2026-01-02")).toBe(true);
  expect(rules.inOrder(new Date(5000), new Date(0))).toBe(true);
});

it("tells of dates in the wrong order before everything else is filled in, and only when they are dates", () => {
  const text = rules.text({ label: "Name", required: true, max: 9 });
  const day = (name: string) => rules.date({ label: name, required: false });
  const schema = z
    .object({ name: text, start: day("Start"), end: day("End") })
    .refine((values) => rules.inOrder(values.start, values.end), { path: ["end"], message: "End cannot come before start", when: rules.sound("start", "end") });
  const errors = (start: string, end: string, name = "") => {
    const form = new FormData();
    for (const [key, value] of Object.entries({ name, start, end })) form.set(key, value);
    const result = parseForm(schema, form);
    return result.ok ? {} : result.state.errors;
  };
  expect(errors("2031-05-14", "2031-05-10")).toEqual({ name: "Enter a name", end: "End cannot come before start" });
  expect(errors("2031-05-14", "2031-05-10", "Ada")).toEqual({ end: "End cannot come before start" });
  expect(errors("2031-05-14", "2031-05-15")).toEqual({ name: "Enter a name" });
  expect(Object.keys(errors("2031-05-14", "soon") ?? {})).toEqual(["name", "end"]);
  expect(errors("2031-05-14", "soon")?.end).not.toBe("End cannot come before start");
});

it("reads a form, once per input", () => {
  const form = new FormData();
  form.set("name", "Ada");
  form.set("extra", "ignored");
  const schema = z.object({ name: rules.text({ label: "Name", required: true, max: 80 }), open: rules.checkbox(), age: rules.integer({ label: "Age", required: true }) });
  expect(parseForm(schema, form)).toEqual({ ok: false, state: { errors: { age: "Enter an age" } } });
  form.set("age", "36");
  expect(parseForm(schema, form)).toEqual({ ok: true, data: { name: "Ada", open: false, age: 36 } });
});

import { describe, expect, it } from "vitest";
import { answerText, isWarning, readAnswer, readAnswers, type Question } from "./questions";

const question = (more: Partial<Question>): Question => ({ name: "it", label: "Dog name", kind: "text", required: false, ...more });

describe("answers", () => {
  it("asks for what is required and keeps the rest", () => {
    const asked = [question({ name: "dog", required: true }), question({ name: "note", kind: "long_text" }), question({ name: "bites", kind: "boolean" })];
    const typed: Record<string, string> = { note: " hello ", bites: "on" };
    expect(readAnswers(asked, (name) => typed[name] ?? "")).toEqual({
      values: { note: "hello", bites: true },
      problems: { dog: "Enter: dog name" },
    });
  });
  it("knows its kinds", () => {
    const size = question({ kind: "enum", options: [{ value: "big", label: "Big", tone: "warning" }] });
    expect(readAnswer(size, "big")).toEqual({ value: "big" });
    expect(readAnswer(size, "huge")).toEqual({ problem: "Choose: dog name" });
    expect(readAnswer(size, "")).toEqual({ value: null });
    expect(readAnswer(question({ kind: "integer", min: 1, max: 8 }), "9")).toEqual({ problem: "Enter 8 or less" });
    expect(readAnswer(question({ kind: "integer" }), "2.5")).toEqual({ problem: "Enter a whole number" });
    expect(readAnswer(question({ kind: "email" }), "a@b")).toEqual({ problem: "Enter an e-mail address" });
    expect(readAnswer(question({ kind: "phone" }), "+43 316 12 34 56")).toEqual({ value: "+43 316 12 34 56" });
    expect(readAnswer(question({ kind: "boolean", required: true }), "")).toEqual({ problem: 'Tick "Dog name"' });
    expect(readAnswer(question({ maxLength: 3 }), "abcd")).toEqual({ problem: "Keep it under 3 characters" });
    expect(answerText(size, "big")).toBe("Big");
    expect(isWarning(size, "big")).toBe(true);
    expect(isWarning(question({ kind: "boolean" }), false)).toBe(false);
  });
});

import { expect, it } from "vitest";
import { amountIn, decide, readByWords, type AgentRules } from "./decide";

const rules: AgentRules = {
  categories: [
    { value: "lock", label: "Lock problem", words: ["lock", "unlock", "open"], human: false, tools: ["look_up", "reply"], reply: "Hello {name}, we look at {number}." },
    { value: "accident", label: "Accident", words: ["crash", "accident", "hurt"], human: true, tools: ["look_up", "reply"], reply: "We call you." },
    { value: "refund", label: "Refund", words: ["refund", "money back"], human: false, tools: ["look_up", "refund", "reply"], reply: "Done." },
    { value: "other", label: "Other", words: [], human: false, tools: ["reply"], reply: "Thanks." },
  ],
  tools: [
    { name: "look_up", label: "Look up bike", kind: "lookup" },
    { name: "refund", label: "Make a refund", kind: "money" },
    { name: "reply", label: "Write a reply", kind: "reply" },
  ],
  limit: 500,
  confidence: 70,
  max_steps: 6,
};
const write = (minor: number) => `${minor / 100} €`;
const run = (message: string) => decide(rules, { name: "Ada", number: "217", message, subject: { number: "217", facts: { Battery: "40 %" } }, reading: readByWords(message, rules.categories), write });

it("handles a clear case by itself", () => {
  const d = run("bike 217 lock does not open");
  expect(d).toMatchObject({ category: "lock", human: false, reply: "Hello Ada, we look at 217." });
  expect(d.confidence).toBeGreaterThanOrEqual(70);
  expect(d.steps.map((step) => step.tool)).toEqual(["Look up bike", "Write a reply"]);
});

it("puts what always goes to a person first", () => expect(run("I had a crash and the lock is open, my friend is hurt")).toMatchObject({ category: "accident", human: true, urgent: true }));
it("does not guess", () => expect(run("hello there")).toMatchObject({ category: "other", human: true }));
it.each([["I want a refund of 12 €", true], ["refund 4,50 eur please", false], ["refund please", true]])("%s: a person decides %s", (text, human) => expect(run(text).human).toBe(human));
it.each([["€12", 1200], ["12.5 EUR", 1250], ["12,50€", 1250], ["bike 217", null], ["$ 3", 300]])("reads the amount of %s", (text, minor) => expect(amountIn(text)).toBe(minor));
it("never plans more steps than it may take", () => expect(decide({ ...rules, max_steps: 1 }, { name: "", number: "", message: "lock open", subject: null, reading: { category: "lock", confidence: 90 }, write }).steps).toHaveLength(1));

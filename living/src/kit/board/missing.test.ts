import { describe, expect, it } from "vitest";
import { checkbox, integer, text } from "@/kit/form/rules";
import { asksForMore } from "./missing";

describe("asksForMore", () => {
  const rules = {
    title: text({ label: "Title", required: true, max: 20 }),
    notes: text({ label: "Notes", required: false, max: 20 }),
    urgent: checkbox(),
  };
  it("is content with what is required", () => expect(asksForMore(rules, { title: "Paint the fence" })).toBe(false));
  it("sees what is required and not given", () => {
    expect(asksForMore(rules, {})).toBe(true);
    expect(asksForMore({ ...rules, hours: integer({ label: "Hours", required: true }) }, { title: "Paint", hours: null })).toBe(true);
    expect(asksForMore({ ...rules, hours: integer({ label: "Hours", required: true }) }, { title: "Paint", hours: 0 })).toBe(false);
  });
});

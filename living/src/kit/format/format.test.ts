import { describe, expect, it } from "vitest";
import { duration, initials, instantOf, parseDecimal, parseMoney, parseSpan, wallClock } from "@/kit/format";

describe("spans of time", () => {
  it.each([["1 h 30 min", 90], ["1:30", 90], ["90m", 90], ["1.5h", 90], ["45", 45], ["2 hours", 120], ["2h15", 135]])("reads %s", (text, minutes) => {
    expect(parseSpan(text)).toBe(minutes);
  });
  it.each(["", "soon", "1:75", "-5", "h"])("refuses %j", (text) => expect(parseSpan(text)).toBeNull());
  it("writes them", () => expect([0, 15, 120, 135].map(duration)).toEqual(["0 min", "15 min", "2 h", "2 h 15 min"]));
});

describe("numbers", () => {
  it.each([["12", 12], ["12.5", 12.5], ["12,5", 12.5], ["1,250.50", 1250.5], ["1.250,50", 1250.5], ["1,250", 1250], ["-3", -3], [" 1 000 ", 1000]])(
    "reads %s",
    (text, value) => expect(parseDecimal(text)).toBe(value),
  );
  it.each(["", "abc", "1e5", "--1", "1.2.3"])("refuses %j", (text) => expect(parseDecimal(text)).toBeNull());
  it("keeps money exact", () => expect(parseMoney("19.99")).toBe(1999));
});

describe("the app's clock", () => {
  it("goes to an instant and back", () => {
    for (const local of ["2026-01-15T08:30", "2026-07-15T23:59", "2026-03-29T12:00", "2026-10-25T12:00"]) {
      const instant = instantOf(local);
      expect(instant && wallClock(instant)).toBe(local);
    }
  });
  it("refuses what is no time", () => expect(instantOf("tomorrow")).toBeNull());
});

it("takes initials", () => expect(["Ada Lind", "Cher", " ", "Jean Luc Roy"].map(initials)).toEqual(["AL", "C", "?", "JR"]));

import { describe, expect, it } from "vitest";
import { hours, nightMinutes } from "./shifts";
import { ways } from "./ways";

const of = (way: string, text: string, mode = "", numbers = {}) => ways[way]!.convert(text, { numbers }, mode);
const figures = (way: string, text: string) => Object.fromEntries((of(way, text).figures ?? []).map((one) => [one.label, one.value]));

describe("shift times", () => {
  it("counts over midnight, breaks and night hours", () => {
    const result = of("shifts", "Mon 22:00-06:30 break 45");
    expect(result.table?.rows).toEqual([["Monday", "7 h 45 min (7.75 h)", "7 h (7 h)"]]);
    expect(result.wrong).toEqual([]);
    expect(nightMinutes(22 * 60, 30 * 60 + 30, 23 * 60, 6 * 60)).toBe(420);
  });
  it("adds up a week and finds the overtime", () => {
    const week = ["Mon", "Tue", "Wed", "Thu", "Fri"].map((day) => `${day} 08:00-17:00`).join("\n");
    expect(figures("shifts", week)).toMatchObject({ Total: "45 h (45 h)", "Overtime over 40 h": "5 h (5 h)" });
  });
  it("points out the lines it cannot read and counts the others", () => {
    const result = of("shifts", "Mon 08:00-16:00\nTue nine to five\nWed 08:00-25:00\n\nThu 9am - 5pm, break 30 min");
    expect(result.wrong.map((one) => one.line)).toEqual([2, 3]);
    expect(result.figures?.[0]?.value).toBe(hours(480 + 450));
  });
  it("shows zero for nothing", () => {
    expect(figures("shifts", "")).toMatchObject({ Total: "0 h (0 h)" });
  });
});

it("every way reads its own example without a fault, and nothing at all without NaN", () => {
  for (const [name, way] of Object.entries(ways)) {
    for (const mode of way.modes ?? [{ value: "" }]) {
      if (mode.value.startsWith("from-")) continue;
      const result = way.convert(way.example, {}, mode.value);
      expect(result.wrong, name).toEqual([]);
      expect(JSON.stringify(result)).not.toContain("NaN");
      expect(JSON.stringify(way.convert("", {}, mode.value))).not.toContain("NaN");
    }
  }
});

it("converts numerals, amounts and data", () => {
  expect(of("roman", "1974\nMMXXVI\nIIII").table?.rows).toEqual([["1974", "MCMLXXIV"], ["MMXXVI", "2026"]]);
  expect(figures("sum", "Bread 4.20\nMilk 1,35\nBread 3.90").Total).toBe("9.45");
  expect(of("split", "Anna 30\nBen 0").table?.rows).toEqual([["Ben", "Anna", "15.00"]]);
  expect(of("json", '{"a":\n1,}').wrong[0]?.line).toBe(2);
  expect(of("table", "a;b\n1;2\n3").wrong[0]?.line).toBe(3);
  expect(of("morse", "SOS").output).toBe("... --- ...");
  expect(of("morse", "... --- ...").output).toBe("SOS");
  expect(of("case", "The quick fox", "snake").output).toBe("the_quick_fox");
});

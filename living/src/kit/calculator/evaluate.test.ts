import { describe, expect, it } from "vitest";
import { evaluate } from "./evaluate";
import { typedNumber } from "./number";
import type { Calculator } from "./types";

const rooms: Calculator = {
  inputs: [
    { name: "kind", label: "Kind", kind: "choice", options: [{ value: "slow", label: "Slow", factor: 2000 }, { value: "quick", label: "Quick", factor: 1900 }] },
    { name: "waste", label: "Waste", kind: "number", default: "5", min: 0 },
  ],
  groups: [{ name: "rooms", label: "Room", label_plural: "Rooms", inputs: [
    { name: "length", label: "Length", kind: "number", min: 0 },
    { name: "depth", label: "Depth", kind: "number", min: 0 },
  ] }],
  outputs: [
    { name: "volume", label: "Volume", decimals: 0, expr: { op: "sum", ref: "rooms", args: [{ op: "*", args: [{ ref: "length" }, { ref: "depth" }] }] } },
    { name: "weight", label: "Weight", decimals: 0, expr: { op: "*", args: [{ ref: "volume" }, { ref: "kind" }, { op: "+", args: [{ num: 1 }, { op: "/", args: [{ ref: "waste" }, { num: 100 }] }] }] } },
    { name: "days", label: "Days", decimals: 0, expr: { op: "if", args: [{ op: "is", ref: "kind", text: "quick" }, { num: 3 }, { op: "most", ref: "rooms", args: [{ ref: "depth" }] }] } },
  ],
  rules: [{ input: "depth", op: "<", value: 3, level: "warning", text: "too thin" }, { input: "depth", op: ">", value: 10, level: "error", text: "too thick" }],
};
const of = (length: string, depth: string, values = {}) => evaluate(rooms, { values, rows: { rooms: [{ length, depth }] } }, 0);

describe("a calculator", () => {
  it("adds up rows, takes options' factors and presets", () => {
    expect(of("2", "4").results).toEqual({ volume: 8, weight: 16_800, days: 4 });
    expect(of("2", "4", { kind: "quick" }).results.days).toBe(3);
  });
  it("warns below a threshold and gives nothing above another", () => {
    expect(of("2", "2").problems["rooms.0.depth"]).toEqual({ level: "warning", text: "too thin" });
    expect(of("2", "2").results.volume).toBe(4);
    expect(of("2", "11").results).toEqual({ volume: null, weight: null, days: null });
  });
  it("never gives a number for what is no number", () => {
    for (const wrong of ["abc", "-3", "1/0", "∞", "1e999", "--1"]) {
      expect(of(wrong, "4").problems["rooms.0.length"]?.level).toBe("error");
      expect(Object.values(of(wrong, "4").results)).toEqual([null, null, null]);
    }
    expect(of("", "4").results.volume).toBeNull();
    expect(evaluate({ inputs: [], outputs: [{ name: "x", label: "X", decimals: 0, expr: { op: "/", args: [{ num: 1 }, { num: 0 }] } }] }, { values: {}, rows: {} }, 0).results.x).toBeNull();
  });
  it("rounds up what is a whole number but for binary fractions", () => {
    const bags: Calculator = { inputs: [], outputs: [{ name: "x", label: "X", decimals: 0, expr: { op: "ceil", args: [{ op: "/", args: [{ op: "*", args: [{ num: 2000 }, { num: 1.05 }] }, { num: 25 }] }] } }] };
    expect(evaluate(bags, { values: {}, rows: {} }, 0).results.x).toBe(84);
  });
});

it("reads numbers with comma or point", () => {
  expect([typedNumber("3,5"), typedNumber("3.5"), typedNumber(" 1 200,5 "), typedNumber("1.234,5"), typedNumber("1,234.5")]).toEqual([3.5, 3.5, 1200.5, 1234.5, 1234.5]);
  expect([typedNumber("250,000", true), typedNumber("1,050")]).toEqual([250_000, 1.05]);
  expect([typedNumber("abc"), typedNumber(""), typedNumber("3,5,1.2")]).toEqual([null, null, null]);
});

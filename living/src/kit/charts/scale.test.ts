import { describe, expect, it } from "vitest";
import { arc, labelled, shares, ticks } from "./scale";

describe("ticks", () => {
  it.each([
    [0, [0, 1]], [-4, [0, 1]], [1, [0, 1]], [3, [0, 1, 2, 3]], [7, [0, 2, 4, 6, 8]], [10, [0, 3, 6, 9, 12]], [40, [0, 10, 20, 30, 40]], [950, [0, 250, 500, 750, 1000]],
  ])("%d", (max, expected) => expect(ticks(max)).toEqual(expected));
  it("may have fractions", () => expect(ticks(0.8, 4, false)).toEqual([0, 0.2, 0.4, 0.6, 0.8]));
  it("always covers the largest value", () => {
    for (let max = 1; max < 5000; max += 13) expect(ticks(max).at(-1)).toBeGreaterThanOrEqual(max);
  });
});

describe("rings", () => {
  it("shares the ring out in order", () => expect(shares([1, 0, 3])).toEqual([{ from: 0, to: 0.25 }, { from: 0.25, to: 0.25 }, { from: 0.25, to: 1 }]));
  it("has no shares of nothing", () => expect(shares([0, -2])).toEqual([{ from: 0, to: 0 }, { from: 0, to: 0 }]));
  it("draws more than half as the large arc", () => {
    expect(arc(10, 6, 0, 0.25)).toBe("M 0.000 -10.000 A 10 10 0 0 1 10.000 0.000 L 6.000 0.000 A 6 6 0 0 0 0.000 -6.000 Z");
    expect(arc(10, 6, 0, 0.75)).toContain("A 10 10 0 1 1");
  });
  it("draws a whole ring", () => {
    const [start, end] = [...arc(10, 6, 0, 1).matchAll(/(-?[\d.]+) (-?[\d.]+)(?= A| L)/g)].map((m) => m[0]);
    expect(start).not.toBe(end);
  });
});

describe("labelled", () => {
  it("writes all that fit and always the last", () => {
    const at = (count: number, room: number) => Array.from({ length: count }, (_, i) => i).filter(labelled(count, room));
    expect(at(4, 6)).toEqual([0, 1, 2, 3]);
    expect(at(12, 6)).toEqual([1, 3, 5, 7, 9, 11]);
    expect(at(7, 3)).toEqual([0, 3, 6]);
  });
});

import { describe, expect, it } from "vitest";
import { averageText, fillOf, STARS, summaryText } from "./average";

describe("average", () => {
  it("has one decimal", () => {
    expect(averageText(4)).toBe("4.0");
    expect(averageText(10 / 3)).toBe("3.3");
    expect(averageText(3.5, "de")).toBe("3,5");
  });
  it("says how many", () => {
    expect(summaryText({ count: 0, average: 0 })).toBe("No ratings yet");
    expect(summaryText({ count: 1, average: 4 })).toBe("4.0 of 5, 1 rating");
    expect(summaryText({ count: 12, average: 4.25 })).toMatch(/^4\.[23] of 5, 12 ratings$/);
  });
  it("fills stars in part", () => {
    expect(STARS.map((s) => fillOf(s, 3.4).toFixed(1))).toEqual(["1.0", "1.0", "1.0", "0.4", "0.0"]);
  });
});

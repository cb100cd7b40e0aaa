// @file if living
import { describe, expect, it } from "vitest";
import { daysOf, lineOn, weekdayIn } from "./week";

describe("days of a line", () => {
  it.each([
    ["Mon to Sat", [1, 2, 3, 4, 5, 6]],
    ["Monday–Friday", [1, 2, 3, 4, 5]],
    ["Tue", [2]],
    ["Tuesdays & Thursdays", [2, 4]],
    ["Fri to Mon", [0, 1, 5, 6]],
    ["Weekdays", [1, 2, 3, 4, 5]],
    ["Daily", [0, 1, 2, 3, 4, 5, 6]],
    ["Otherwise", []],
    ["Sunshine", []],
  ])("%s", (title, days) => expect(daysOf(title)).toEqual(days));

  it("finds today's line, or the next one", () => {
    const lines = [{ title: "Mon" }, { title: "Wed" }];
    expect(lineOn(lines, 3)).toEqual({ line: lines[1], today: true });
    expect(lineOn(lines, 4)).toEqual({ line: lines[0], today: false });
    expect(lineOn([{ title: "By appointment" }], 4)).toBeUndefined();
  });

  it("knows the day where the business is", () => {
    expect(weekdayIn("Pacific/Auckland", new Date("2026-11-22T20:00:00Z"))).toBe(1);
  });
});

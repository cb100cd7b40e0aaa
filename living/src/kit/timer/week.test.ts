import { describe, expect, it } from "vitest";
import { addDays, isDay, sumBy, total, weekDays, weekSheet, weekStart } from "./week";

describe("days", () => {
  it("knows real days", () => {
    expect(isDay("2024-02-29")).toBe(true);
    for (const wrong of ["2026-02-29", "2026-13-01", "2026-1-1", "today", ""]) expect(isDay(wrong)).toBe(false);
  });
  it("adds days over the ends of months and years", () => {
    expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
    expect(addDays("2026-03-01", -1)).toBe("2026-02-28");
  });
  it("starts weeks on Monday", () => {
    expect(weekStart("2026-11-23")).toBe("2026-11-23");
    expect(weekStart("2026-11-29")).toBe("2026-11-23");
    expect(weekDays("2026-11-25")).toEqual(["2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27", "2026-11-28", "2026-11-29"]);
  });
});

describe("sums", () => {
  const entries = [
    { name: "Site", day: "2026-11-23", minutes: 90 },
    { name: "App", day: "2026-11-24", minutes: 200 },
    { name: "Site", day: "2026-11-24", minutes: 45 },
    { name: "Site", day: "2026-12-01", minutes: 600 },
  ];
  it("adds up", () => {
    expect(total(entries)).toBe(935);
    expect([...sumBy(entries, (e) => e.name)]).toEqual([["Site", 735], ["App", 200]]);
  });
  it("makes a week's sheet without the entries of other weeks", () => {
    expect(weekSheet("2026-11-26", entries)).toEqual({
      days: weekDays("2026-11-23"),
      lines: [{ name: "App", minutes: [0, 200, 0, 0, 0, 0, 0], sum: 200 }, { name: "Site", minutes: [90, 45, 0, 0, 0, 0, 0], sum: 135 }],
      perDay: [90, 245, 0, 0, 0, 0, 0],
      sum: 335,
    });
  });
  it("is empty without entries", () => expect(weekSheet("2026-11-26", []).lines).toEqual([]));
});

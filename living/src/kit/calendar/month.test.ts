import { describe, expect, it } from "vitest";
import { addMonths, dayByKey, firstWeekdayOf, isMonth, monthText, pageOf, weekdayNames, weeksOf } from "./month";

describe("month", () => {
  it("has whole weeks that hold every day of the month once", () => {
    for (let i = 0; i < 120; i++) {
      const month = addMonths("2019-12", i);
      for (const firstWeekday of [0, 1, 6]) {
        const days = weeksOf(month, firstWeekday).flat();
        expect(days.length % 7).toBe(0);
        expect(new Date(`${days[0]!.day}T00:00:00Z`).getUTCDay()).toBe(firstWeekday);
        const inside = days.filter((d) => d.inMonth).map((d) => d.day);
        expect(inside[0]).toBe(`${month}-01`);
        expect(inside).toHaveLength(new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate());
        expect(days.every((d, n) => n === 0 || Date.parse(d.day) - Date.parse(days[n - 1]!.day) === 86_400_000)).toBe(true);
      }
    }
  });
  it("knows the page's first and last day", () => {
    expect(pageOf("2026-11")).toEqual({ first: "2026-10-26", last: "2026-12-06" });
    expect(pageOf("2021-02")).toEqual({ first: "2021-02-01", last: "2021-02-28" });
  });
  it("moves over years", () => {
    expect(addMonths("2026-01", -1)).toBe("2025-12");
    expect(addMonths("2026-12", 1)).toBe("2027-01");
    expect(["2026-13", "2026-1", "x"].filter(isMonth)).toEqual([]);
  });
  it("follows keys", () => {
    expect(dayByKey("2026-11-25", "ArrowDown")).toBe("2026-12-02");
    expect(dayByKey("2026-11-25", "Home")).toBe("2026-11-23");
    expect(dayByKey("2026-11-25", "End")).toBe("2026-11-29");
    expect(dayByKey("2026-01-31", "PageDown")).toBe("2026-02-28");
    expect(dayByKey("2026-03-31", "PageUp")).toBe("2026-02-28");
    expect(dayByKey("2026-03-31", "Enter")).toBeNull();
  });
  it("speaks the locale", () => {
    expect(monthText("2026-11", "en")).toBe("November 2026");
    expect(weekdayNames("en", 1)).toEqual(["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]);
    expect(firstWeekdayOf("en-US")).toBe(0);
    expect(firstWeekdayOf("de-AT")).toBe(1);
    expect(firstWeekdayOf("en")).toBe(1);
  });
});

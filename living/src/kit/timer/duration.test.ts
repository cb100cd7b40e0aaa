import { describe, expect, it } from "vitest";
import { elapsed, formatMinutes, measured, parseDuration, readDuration } from "./duration";

describe("parseDuration", () => {
  it.each([
    ["1 h 30 min", 90], ["1h30m", 90], ["1h 30", 90], ["1h30", 90], ["1:30", 90], ["0:05", 5], ["12:00", 720], ["90m", 90], ["90 min", 90], ["90", 90],
    ["1.5h", 90], ["1,5 h", 90], ["1.5", 90], ["0.25h", 15], ["2 hours", 120], ["1 hour and 5 minutes", 65], ["45 minutes", 45], ["  2  H  ", 120], ["1 hr 1 min", 61],
  ])("%s", (text, minutes) => expect(parseDuration(text)).toBe(minutes));
  it.each(["", "  ", "soon", "h", "1:75", "1:5", "-1h", "1h 30 sec", "1 h 30 min 5", "1.5.2", "ten minutes", "1e3", "1m 1h", "5hm"])("refuses %j", (text) => expect(parseDuration(text)).toBeNull());
});

describe("readDuration", () => {
  it.each([
    ["1 h 30 min", { minutes: 90 }],
    ["24h", { minutes: 1440 }],
    ["", { error: "Enter the time spent" }],
    ["0", { error: "Enter at least one minute" }],
    ["25h", { error: "Enter at most 24 hours" }],
    ["soon", { error: "Write it like 1 h 30 min, 1:30, 90m or 1.5h" }],
  ])("%j", (text, answer) => expect(readDuration(text)).toEqual(answer));
});

describe("formatMinutes", () => {
  it.each([[0, "0 min"], [45, "45 min"], [60, "1 h"], [135, "2 h 15 min"], [-3, "0 min"], [6000, "100 h"]])("%i", (minutes, text) => expect(formatMinutes(minutes)).toBe(text));
  it("is read back as the same minutes", () => {
    for (let minutes = 1; minutes <= 1500; minutes += 7) expect(parseDuration(formatMinutes(minutes))).toBe(minutes);
  });
});

describe("timer", () => {
  it("shows hours, minutes and seconds", () => {
    expect(elapsed(0, 249_000)).toBe("0:04:09");
    expect(elapsed(0, 36_061_500)).toBe("10:01:01");
    expect(elapsed(5000, 0)).toBe("0:00:00");
  });
  it("counts at least a minute and at most a day", () => {
    expect(measured(0, 1000)).toBe(1);
    expect(measured(0, 89_000)).toBe(1);
    expect(measured(0, 91_000)).toBe(2);
    expect(measured(0, 1e12)).toBe(1440);
  });
});

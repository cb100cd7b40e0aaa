import { describe, expect, it } from "vitest";
import { elapsed, measured, readDuration } from "./duration";

describe("readDuration", () => {
  it.each([
    ["1 h 30 min", { minutes: 90 }],
    ["1:30", { minutes: 90 }],
    ["90m", { minutes: 90 }],
    ["1.5h", { minutes: 90 }],
    ["24h", { minutes: 1440 }],
    ["1:75", { error: "Write it like 1 h 30 min, 1:30, 90m or 1.5h" }],
    ["-1h", { error: "Write it like 1 h 30 min, 1:30, 90m or 1.5h" }],
    ["", { error: "Enter the time spent" }],
    ["0", { error: "Enter at least one minute" }],
    ["25h", { error: "Enter at most 24 hours" }],
    ["soon", { error: "Write it like 1 h 30 min, 1:30, 90m or 1.5h" }],
  ])("%j", (text, answer) => expect(readDuration(text)).toEqual(answer));
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

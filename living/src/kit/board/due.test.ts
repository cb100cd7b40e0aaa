import { describe, expect, it } from "vitest";
import { soonestDay } from "./due";

describe("soonestDay", () => {
  it("is null without any", () => expect(soonestDay([null, null])).toBeNull());
  it("takes the first in time, not in order", () => expect(soonestDay(["2026-12-01", null, "2026-11-30"])).toBe("2026-11-30"));
  it("reads instants on the app's clock", () => expect(soonestDay([new Date("2026-06-15T12:00:00Z"), "2026-06-16"])).toBe("2026-06-15"));
});

import { expect, it } from "vitest";
import { clockText, sequence } from "./phases";

it("puts the long break after every fourth round, in place of the short one", () => {
  const phases = [{ label: "Focus", seconds: 1500 }, { label: "Short", seconds: 300 }, { label: "Long", seconds: 900, every: 4 }];
  expect(sequence(phases, 4).map((phase) => phase.label).join(" ")).toBe("Focus Short Focus Short Focus Short Focus Long");
});

it("writes clocks", () => {
  expect([clockText(1500), clockText(59.2), clockText(3661), clockText(-3)]).toEqual(["25:00", "01:00", "1:01:01", "00:00"]);
});

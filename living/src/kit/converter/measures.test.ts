import { expect, it } from "vitest";
import { converted, measure, offered, read, UNITS } from "./measures";

const of = (sign: string) => UNITS.find((one) => one.sign === sign)!;

it("converts within a kind, degrees with their shift", () => {
  expect(measure(converted(5, of("km"), of("mi"), 1)!)).toBe("3.106856");
  expect(measure(converted(100, of("°C"), of("°F"), 1)!)).toBe("212");
  expect(measure(converted(32, of("°F"), of("°C"), 1)!)).toBe("0");
  expect(converted(1, of("km"), of("kg"), 1)).toBeNull();
});

it("weighs a cup by what is in it", () => {
  expect(Math.round(converted(1, of("cup"), of("g"), 0.53)!)).toBe(125);
});

it("offers what is named, a whole kind for a single name, everything for none", () => {
  expect(offered(["g", "oz", "°C"]).map((one) => one.sign)).toEqual(["g", "oz", "°C", "°F", "K"]);
  expect(offered([])).toHaveLength(UNITS.length);
});

it("reads numbers as people write them", () => {
  expect([read("1,5"), read(" 2.5 "), read("abc"), read("")]).toEqual([1.5, 2.5, null, null]);
});

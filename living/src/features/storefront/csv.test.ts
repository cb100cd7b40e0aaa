// @file if app.shop
import { expect, it } from "vitest";
import { readCsv } from "./csv";

it("reads what spreadsheets write", () => {
  expect(readCsv('\uFEFFname;price\r\n"Piston; 47 mm";"12,50"\r\n\r\n"say ""hi""";3')).toEqual([["name", "price"], ["Piston; 47 mm", "12,50"], ['say "hi"', "3"]]);
  expect(readCsv("a,b\n1,\"x\ny\"")).toEqual([["a", "b"], ["1", "x\ny"]]);
  expect(readCsv("")).toEqual([]);
});

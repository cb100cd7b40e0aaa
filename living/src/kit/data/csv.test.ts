import { expect, it } from "vitest";
import { toCsv } from "./csv";

it("writes a file that spreadsheets read and do not run", () => {
  const csv = toCsv(["Name", "Note"], [["Ada, Lind", 'says "hi"'], ["=1+1", null], ["-5", -5], [["a", "b"], true]]);
  expect(csv).toBe('\uFEFFName,Note\r\n"Ada, Lind","says ""hi"""\r\n\'=1+1,\r\n-5,-5\r\n"a, b",true\r\n');
});

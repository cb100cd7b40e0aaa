import { expect, it } from "vitest";
import { loanInput } from "@/features/loan/validation";
import { parseForm } from "@/kit/form/state";

it("asks for what a loan cannot do without", () => {
  const result = parseForm(loanInput, new FormData());
  const missing: string[] = [
    "borrower",
    "exhibit",
    "due",
  ];
  expect(result.ok ? [] : Object.keys(result.state.errors).toSorted()).toEqual(missing.toSorted());
});

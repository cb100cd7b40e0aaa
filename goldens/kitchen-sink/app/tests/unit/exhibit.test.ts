import { expect, it } from "vitest";
import { exhibitInput } from "@/features/exhibit/validation";
import { parseForm } from "@/kit/form/state";

it("asks for what an exhibit cannot do without", () => {
  const result = parseForm(exhibitInput, new FormData());
  const missing: string[] = [
    "title",
    "quantity",
    "price",
    "opensAt",
    "stage",
    "contact",
    "workspace",
  ];
  expect(result.ok ? [] : Object.keys(result.state.errors).toSorted()).toEqual(missing.toSorted());
});

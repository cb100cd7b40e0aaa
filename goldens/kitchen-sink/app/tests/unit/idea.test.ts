import { expect, it } from "vitest";
import { ideaInput } from "@/features/idea/validation";
import { parseForm } from "@/kit/form/state";

it("asks for what an idea cannot do without", () => {
  const result = parseForm(ideaInput, new FormData());
  const missing: string[] = [
    "title",
  ];
  expect(result.ok ? [] : Object.keys(result.state.errors).toSorted()).toEqual(missing.toSorted());
});

import { expect, it } from "vitest";
import { noteInput } from "@/features/note/validation";
import { parseForm } from "@/kit/form/state";

it("asks for what a note cannot do without", () => {
  const result = parseForm(noteInput, new FormData());
  const missing: string[] = [
    "title",
  ];
  expect(result.ok ? [] : Object.keys(result.state.errors).toSorted()).toEqual(missing.toSorted());
});

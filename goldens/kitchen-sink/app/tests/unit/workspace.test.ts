import { expect, it } from "vitest";
import { workspaceInput } from "@/features/workspace/validation";
import { parseForm } from "@/kit/form/state";

it("asks for what a workspace cannot do without", () => {
  const result = parseForm(workspaceInput, new FormData());
  const missing: string[] = [
    "name",
  ];
  expect(result.ok ? [] : Object.keys(result.state.errors).toSorted()).toEqual(missing.toSorted());
});

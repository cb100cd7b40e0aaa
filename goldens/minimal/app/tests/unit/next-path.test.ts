import { expect, it } from "vitest";
import { localPath } from "@/features/auth/next-path";

it("goes on to pages of this app only", () => {
  expect(localPath("/tasks?page=2")).toBe("/tasks?page=2");
  for (const elsewhere of ["https://example.com", "//example.com", "/\\example.com", "javascript:alert(1)", "/sign-in", "", null, 7]) {
    expect(localPath(elsewhere)).toBeNull();
  }
});

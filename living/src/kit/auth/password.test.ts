import { expect, it } from "vitest";
import { hashPassword, verifyPassword } from "./password";

it("knows the right password and no other", async () => {
  const stored = await hashPassword("correct horse");
  expect(stored).not.toContain("correct");
  expect(await verifyPassword("correct horse", stored)).toBe(true);
  expect(await verifyPassword("correct horsf", stored)).toBe(false);
  expect(await hashPassword("correct horse")).not.toBe(stored);
});

it("lets nobody in with a broken hash", async () => {
  for (const stored of ["", "none", "scrypt$$", "scrypt$00$00"]) expect(await verifyPassword("", stored)).toBe(false);
});

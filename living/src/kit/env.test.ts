import { expect, it } from "vitest";
import { readEnv } from "./env";

const supabase = {
  NEXT_PUBLIC_SUPABASE_URL: "https://x.supabase.co",
  NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: "k".repeat(30),
  DATABASE_URL: "postgres://localhost/x",
};

it("needs nothing to run on the embedded database", () => {
  expect(readEnv({})).toMatchObject({ mode: "embedded", dataDir: ".data/pg", seed: true, adminEmail: null });
  expect(readEnv({ DATA_DIR: "/x", SEED: "0", ADMIN_EMAIL: "A@B.com" })).toMatchObject({ dataDir: "/x", seed: false, adminEmail: "a@b.com" });
});

it("takes all three variables of Supabase or none", () => {
  expect(readEnv(supabase)).toMatchObject({ mode: "supabase", databaseUrl: "postgres://localhost/x" });
  expect(() => readEnv({ ...supabase, DATABASE_URL: "" })).toThrow(/all three or none/);
});

import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  cacheDir: ".next/cache/vitest",
  resolve: {
    alias: {
      "@": at("./src"),
      // A marker that only a bundler understands; tests run on the server anyway.
      "server-only": at("./tests/empty.ts"),
    },
  },
  test: {
    environment: "node",
    globalSetup: "tests/prepare.ts",
    // Test files share nothing that they change, and loading the embedded Postgres anew for each would take longer than they do.
    isolate: false,
    maxWorkers: 2,
    include: ["tests/**/*.test.ts", "src/**/*.test.ts"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});

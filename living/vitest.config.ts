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
    // One after another in one process: starting the embedded Postgres for each file would take longer than they do.
    isolate: false,
    maxWorkers: 1,
    include: ["tests/**/*.test.ts", "src/**/*.test.ts"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});

import type { NextConfig } from "next";

// The Content-Security-Policy carries a nonce and is set per request in src/proxy.ts.
const securityHeaders = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "SAMEORIGIN" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=(), browsing-topics=()" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Strict-Transport-Security", value: "max-age=63072000; includeSubDomains" },
];

const config: NextConfig = {
  // Embedded Postgres ships WebAssembly next to its JavaScript: load it from node_modules, never bundle it.
  serverExternalPackages: ["@electric-sql/pglite"],
  // SQL files are read at run time in embedded mode: keep them in traced (standalone) output.
  outputFileTracingIncludes: {
    "/**": ["./supabase/migrations/*.sql", "./db/*.sql", "./node_modules/@electric-sql/pglite/dist/*.{js,wasm,data}"],
  },
  output: process.env.NEXT_OUTPUT === "standalone" ? "standalone" : undefined,
  outputFileTracingRoot: import.meta.dirname,
  // Nobody gets the maps of the server's code; making them takes a fifth of a build.
  experimental: { turbopackSourceMaps: false, turbopackInputSourceMaps: false },
  turbopack: { root: import.meta.dirname },
  poweredByHeader: false,
  devIndicators: false,
  // `npm run dev` is opened by this address as well as by "localhost"; without it pages there stay without life.
  allowedDevOrigins: ["127.0.0.1"],
  // CI runs `npm run typecheck` on its own; the build may then skip its second pass.
  typescript: { ignoreBuildErrors: process.env.SKIP_BUILD_TYPECHECK === "1" },
  async headers() {
    return [{ source: "/:path*", headers: securityHeaders }];
  },
};

export default config;

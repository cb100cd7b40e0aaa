// @file never
// Completes package-lock.json for other platforms: npm leaves out optional native packages that the registry view of
// the machine it ran on does not have, and `npm ci` then refuses the lock file. Run after `npm install`:
//   node scripts/complete-lock.mjs package-lock.json
import { readFileSync, writeFileSync } from "node:fs";

const OS = new Set(["darwin", "win32", "linux", "android", "freebsd", "openharmony", "sunos", "netbsd", "openbsd", "aix"]);
const CPU = new Set(["arm64", "x64", "ia32", "arm", "ppc64", "s390x", "riscv64", "wasm32", "mips64el", "loong64"]);

const file = process.argv[2];
const lock = JSON.parse(readFileSync(file, "utf8"));
let added = 0;
for (const [parent, entry] of Object.entries(lock.packages)) {
  delete entry.resolved; // a lock file must not name the registry it was made with
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const key = `node_modules/${name}`;
    if (lock.packages[key] || lock.packages[`${parent}/node_modules/${name}`] || !/^\d/.test(version)) continue;
    const parts = name.split("/").pop().split("-");
    const os = parts.find((p) => OS.has(p));
    const cpu = parts.find((p) => CPU.has(p)) ?? (parts.includes("eabi") ? "arm" : undefined);
    if (!os && !cpu) continue;
    const musl = parts.some((p) => p.startsWith("musl"));
    const gnu = os === "linux" && parts.some((p) => p.startsWith("gnu"));
    lock.packages[key] = {
      version,
      optional: true,
      ...(cpu ? { cpu: [cpu] } : {}),
      ...(os ? { os: [os] } : {}),
      ...(musl ? { libc: ["musl"] } : gnu ? { libc: ["glibc"] } : {}),
      ...(entry.dev ? { dev: true } : {}),
    };
    added++;
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).toSorted(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
process.stdout.write(`added ${added} platform packages\n`);

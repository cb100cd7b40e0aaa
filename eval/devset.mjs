// Builds each request through the API, starts the app, carries out its checks in a browser, and prints how many hold.
//   node devset.mjs [--set devset|fresh] [--gates all|build] [--out DIR] [--json FILE] [case…]
//   node devset.mjs --url http://127.0.0.1:3000 --spec FILE case    an app that already runs; FILE is its spec or DIR.build.json
//   … --after                                                       the same, for the checks of the second build
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import { runApp } from "./lib/app.mjs";
import { later, readCases } from "./lib/case.mjs";
import { judge } from "./lib/judge.mjs";
import { startServer } from "./lib/server.mjs";
import { tables } from "./lib/table.mjs";

const { values: option, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    set: { type: "string", default: "devset" },
    gates: { type: "string", default: "all" },
    out: { type: "string" },
    json: { type: "string" },
    url: { type: "string" },
    spec: { type: "string" },
    after: { type: "boolean", default: false },
    binary: { type: "string", default: new URL("../bin/skycot", import.meta.url).pathname },
  },
});
const cases = await readCases(positionals, option.set);
if (cases.length === 0) throw new Error("no such case");
const browsers = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/google-chrome", "/usr/bin/chromium-browser"];
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? browsers.find((b) => existsSync(b)), args: ["--no-sandbox"] });
const results = [];
const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(0)} s`;

/** Notes the outcome of a case's checks and says it at once. */
function note(request, list) {
  for (const result of list) {
    results.push({ case: request.id, archetype: request.archetype, ...result });
    const mark = { passed: "✓", failed: "✗", unwritten: "–", unbuilt: "✗" }[result.state];
    console.log(`  ${mark} ${result.as}: ${result.do}${result.why ? `\n      ${result.why}` : ""}`);
  }
}

const unbuilt = (checks, why) => checks.map((c) => ({ kind: c.kind, as: c.as, do: c.do, state: "unbuilt", why }));
const pictures = (request, round) => option.out && path.join(option.out, request.id, round);

/** A build that failed tells why in the words of its gates. */
async function reason(server, build) {
  const report = await server.call("GET", `/builds/${build.id}/report`).catch(() => ({}));
  const findings = (report.gates ?? report.verification ?? []).flatMap((g) => (g.findings ?? []).filter((f) => f.severity === "high").map((f) => `${g.gate}: ${f.message}`));
  return `the build ${build.status}: ${findings[0] ?? build.error?.message ?? "no reason given"}`.split("\n")[0].slice(0, 300);
}

async function whole(server, request) {
  const start = Date.now();
  console.log(`\n${request.id} (${request.archetype}, ${request.style})`);
  const project = await server.call("POST", "/projects", { name: request.name, description: request.description });
  const data = await mkdtemp(path.join(tmpdir(), "skycot-eval-app-"));
  const keep = {};
  let app;
  const open = async (build) => {
    const spec = await server.call("GET", `/builds/${build.id}/spec`);
    return runApp({ folder: path.join(server.data, "outputs", build.id, "standalone"), data: path.join(data, "db"), spec });
  };
  const first = request.checks.filter((c) => !later(c));
  const second = request.checks.filter(later);
  try {
    const build = await server.build(project.id, { requirements: request.requirements, integrations: request.integrations ?? [] });
    const c = build.coverage ?? {};
    console.log(`  ${build.status} in ${seconds(start)} as ${build.archetype?.slug ?? build.archetype}; ${c.met} of ${c.requirements} requirements met, ${c.unmet} unmet`);
    if (build.status !== "completed") return note(request, unbuilt(request.checks, await reason(server, build)));
    app = await open(build);
    note(request, await judge({ browser, app, checks: first, steps: request.steps, keep, pictures: pictures(request, "first") }));
    if (second.length === 0) return;
    const again = Date.now();
    const next = await server.build(project.id, { requirements: request.follow_up });
    console.log(`  follow-up ${next.status} in ${seconds(again)}`);
    if (next.status !== "completed") return note(request, unbuilt(second, await reason(server, next)));
    await app.stop();
    app = null;
    app = await open(next);
    note(request, await judge({ browser, app, checks: second, steps: request.steps, keep, pictures: pictures(request, "second") }));
  } catch (error) {
    const done = results.filter((r) => r.case === request.id).length;
    note(request, unbuilt([...first, ...second].slice(done), String(error.message).split("\n")[0]));
  } finally {
    await app?.stop();
    await rm(data, { recursive: true, force: true });
  }
}

try {
  if (option.url) {
    const spec = JSON.parse(await readFile(option.spec, "utf8"));
    const app = { base: option.url, spec: spec.spec ?? spec, sql: () => Promise.reject(new Error("an app that runs elsewhere keeps its database to itself")) };
    for (const request of cases) note(request, await judge({ browser, app, checks: request.checks.filter((c) => later(c) === option.after), steps: request.steps, keep: {}, pictures: pictures(request, "given") }));
  } else {
    const server = await startServer({ binary: option.binary, gates: option.gates === "all" ? null : option.gates.split(",") });
    try {
      for (const request of cases) await whole(server, request);
    } finally {
      await server.stop();
    }
  }
  console.log(`\n${tables(results)}`);
  if (option.json) {
    await mkdir(path.dirname(path.resolve(option.json)), { recursive: true });
    await writeFile(option.json, `${JSON.stringify(results, null, 1)}\n`);
  }
} finally {
  await browser.close();
}

// The browser gate: starts the built app, looks at every page as everybody at every width, runs the acceptance checks.
// usage: node browser.mjs <plan.json> <report.json>; the plan's shape is browserPlan in internal/gate/browser.go.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";
import { People, World } from "./people.mjs";
import { serverErrors, startApp } from "./server.mjs";
import { runSteps } from "./steps.mjs";
import { tour } from "./tour.mjs";

const [planFile, reportFile] = process.argv.slice(2);
const plan = JSON.parse(readFileSync(planFile, "utf8"));
const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const report = { pages: 0, links: 0, findings: [], checks: {}, shots: [], laps: [] };
const started = Date.now();
const say = (line) => process.stdout.write(line + "\n"); // for people who watch
let checked = 0;
const lap = (name, since) => report.laps.push({ name, ms: Date.now() - since });

mkdirSync(plan.shots, { recursive: true });
let app, browser;
try {
  const launched = Date.now();
  [app, browser] = await Promise.all([
    startApp({ app: plan.app, empty: plan.empty }).catch((error) => {
      throw Object.assign(error, { rule: "start" });
    }),
    chromium
      .launch({
        executablePath: plan.chromium,
        // Pages live for seconds: to optimize their code costs more than it saves.
        args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions", "--disable-dev-shm-usage", "--font-render-hinting=none", "--force-color-profile=srgb", "--renderer-process-limit=1", "--js-flags=--no-maglev --no-opt"],
      })
      .catch((error) => {
        throw Object.assign(error, { rule: "no-browser" });
      }),
  ]);
  lap("start", launched);
  await work();
} catch (error) {
  report.findings.push({ rule: error.rule ?? "driver", severity: "high", message: String(error.message).slice(0, 2000) });
} finally {
  await browser?.close().catch(() => {});
  for (const line of serverErrors(app?.errors() ?? [])) report.findings.push({ rule: "server-error", severity: "high", message: `the server logged: ${line}` });
  await app?.stop();
  lap("total", started);
  writeFileSync(reportFile, JSON.stringify(report));
}

/** All tours and checks, a few at once. Tours first: they are the longest, and their pictures show the sample data. */
async function work() {
  const people = new People({ browser, base: app.base, accounts: plan.accounts, roles: plan.roles });
  const seen = new Map();
  const tours = plan.tours.map(({ as, pages }) => async () => {
    const since = Date.now();
    let seat;
    try {
      seat = await people.open(as);
      await moving("looking at all pages", (tell) => tour({ seat, person: as, pages, base: app.base, widths: plan.widths, axeSource, shots: plan.shots, seen, report, say: (line) => (tell(), say(line)) }));
    } catch (error) {
      report.findings.push({ rule: "tour", severity: "high", as, message: String(error.message).split("\n")[0] });
    } finally {
      if (seat) await people.give(seat);
      lap(`tour ${as}`, since);
    }
  });
  const checks = plan.checks.map((check) => () => runCheck(people, check));
  const queue = [...tours, ...checks];
  await Promise.all(Array.from({ length: plan.parallel }, async () => {
    for (let next = queue.shift(); next; next = queue.shift()) await next();
  }));
}

/**
 * Ends what gets stuck: a gate must not hang on one page. What moves on may take its time, because other builds may have
 * most of the machine; `work` calls what it is given whenever it has got on.
 */
function moving(what, work) {
  let timer, stuck;
  const late = new Promise((_, reject) => {
    stuck = () => reject(new Error(`${what} did not get on for ${plan.stall_seconds} s`));
  });
  const tell = () => {
    clearTimeout(timer);
    timer = setTimeout(stuck, plan.stall_seconds * 1000);
  };
  tell();
  const done = work(tell);
  done.catch(() => {}); // it may fail after its time
  return Promise.race([done, late]).finally(() => clearTimeout(timer));
}

/** One acceptance check: people of its own, words of its own. */
async function runCheck(people, check) {
  const since = Date.now();
  const run = `run${Math.random().toString(36).slice(2, 9).padEnd(7, "x")}`;
  // Signing out ends a login for everybody who shares it.
  const fresh = check.steps.some((s) => s.name === "Sign out");
  const world = new World(people, check.as, { fresh, run });
  try {
    await moving("the check", (tell) => world.become(check.as).then(() => runSteps(world, check.steps, run, tell)));
    report.checks[check.id] = true;
  } catch (error) {
    report.checks[check.id] = false;
    report.findings.push({ rule: "check", severity: "high", check: check.id, as: check.as, message: `${check.title}: ${String(error.message).split("\n")[0]}` });
    const file = `check-${check.id.replace(/[^\w-]/g, "-")}.jpg`;
    await world.now()?.page.screenshot({ path: `${plan.shots}/${file}`, type: "jpeg", quality: 72 }).then(() => report.shots.push({ path: `check ${check.id}`, as: check.as, width: 1280, file }), () => {});
  } finally {
    for (const p of world.problems())
      if (p.rule !== "request-failed" || p.status >= 500) report.findings.push({ rule: p.rule, severity: "high", check: check.id, as: p.as, message: `${p.message} (in the check "${check.title}")` });
    await world.close().catch(() => {});
    lap(`check ${check.id}`, since);
    say(`checks ${++checked} of ${plan.checks.length}: ${check.id} ${report.checks[check.id] ? "passed" : "failed"}`);
  }
}

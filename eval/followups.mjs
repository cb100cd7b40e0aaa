// Walks the follow-ups of the devset without a browser: builds the app, builds the follow-up on it, and runs the database gate, which
// puts rows into the first schema, migrates and looks for every one of them. Beside it: no migration of the first build is
// changed, sessions that were skipped have the same bytes, and every acceptance check of the first build is still there unless
// the text itself changed what it is about. No row may go: a follow-up that would need a decision has to ask.
//   node eval/followups.mjs --binary bin/skycot [--devset DIR] [id …]
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parse } from "yaml";

const args = process.argv.slice(2);
const option = (name, otherwise) => {
  const at = args.indexOf(name);
  return at < 0 ? otherwise : args.splice(at, 2)[1];
};
const binary = resolve(option("--binary", "bin/skycot"));
const devset = option("--devset", new URL("devset", import.meta.url).pathname);
const gates = option("--gates", "database");

const cases = readdirSync(devset)
  .filter((f) => f.endsWith(".yaml"))
  .map((f) => ({ ...parse(readFileSync(join(devset, f), "utf8")), id: f.slice(0, 3) }))
  .filter((c) => c.follow_up && (args.length === 0 || args.includes(c.id)));
if (cases.length === 0) throw new Error(`no case with a follow-up in ${devset}`);

/** One build: its spec, report and files. The description may be in the file or be the whole text. */
function build(dir, c, requirements, more) {
  const run = spawnSync(binary, ["build", c.description, "--requirements", requirements, "--name", c.name ?? c.id, "--out", dir, ...more], { encoding: "utf8", maxBuffer: 1 << 28 });
  if (!existsSync(`${dir}.build.json`)) throw new Error((run.stderr || run.stdout).slice(-600));
  const { spec, report, files, owners } = JSON.parse(readFileSync(`${dir}.build.json`, "utf8"));
  return { spec, report, owners: Object.entries(owners), files: new Map(files.map((p) => [p, readFileSync(join(dir, p))])), code: run.status };
}

let wrong = 0;
for (const c of cases) {
  const dir = mkdtempSync(join(tmpdir(), "followup-"));
  const problems = [];
  let kept = "";
  let same = 0;
  try {
    const first = build(join(dir, "first"), c, c.requirements ?? "", ["--no-verify"]);
    const second = build(join(dir, "second"), c, c.follow_up, ["--base", join(dir, "first"), "--gates", gates]);
    const database = second.report.gates.find((g) => g.gate === "database");
    kept = database?.summary ?? "";
    if (database?.status !== "passed") problems.push(`database gate ${database?.status}: ${(database?.findings ?? []).filter((f) => f.severity !== "low").slice(0, 3).map((f) => f.message.slice(0, 240)).join(" | ")}`);
    const tables = [...first.files.keys()].some((p) => p.startsWith("supabase/migrations/"));
    if (tables && !/[1-9]\d* rows? of the build before kept/.test(kept)) problems.push("no row was put in before and found after");
    for (const [path, data] of first.files) {
      if (path.startsWith("supabase/migrations/") && !second.files.get(path)?.equals(data)) problems.push(`${path} was changed`);
    }
    const statements = [...second.files].filter(([p]) => p.startsWith("supabase/migrations/") && !first.files.has(p)).map(([, d]) => d.toString()).join("\n");
    for (const drop of statements.match(/^\s*(drop table|alter table \S+ drop column)[^;]*;/gim) ?? []) problems.push(`drops without a decision: ${drop.trim()}`);
    const skipped = second.report.sessions.filter((s) => s.status === "skipped");
    if (skipped.length === 0) problems.push("no session was skipped");
    for (const { name } of skipped) {
      const [before, after] = [first, second].map((b) => [...b.owners].filter(([, owner]) => owner === name).map(([p]) => p).sort());
      if (before.join() !== after.join()) problems.push(`session ${name} was skipped and has other files: ${before.filter((p) => !after.includes(p)).concat(after.filter((p) => !before.includes(p))).slice(0, 3).join(", ")}`);
      for (const p of after) if (first.files.has(p) && !second.files.get(p)?.equals(first.files.get(p))) problems.push(`session ${name} was skipped and ${p} has other bytes`);
      same += after.length;
    }
    for (const e of first.spec.entities ?? []) {
      const now = (second.spec.entities ?? []).find((x) => x.name === e.name);
      if (!now) problems.push(`entity ${e.name} is gone`);
      for (const f of e.fields) if (now && !now.fields.some((x) => x.name === f.name && x.kind === f.kind)) problems.push(`field ${e.name}.${f.name} is gone or of another kind`);
    }
    const checks = new Set(second.spec.checks.map((x) => x.id));
    const lost = first.spec.checks.map((x) => x.id).filter((id) => !checks.has(id));
    if (lost.length > 0) problems.push(`earlier checks that do not run again: ${lost.join(", ")}`);
  } catch (e) {
    problems.push(String(e.message).replace(/\s+/g, " "));
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
  wrong += problems.length > 0 ? 1 : 0;
  console.log(`${problems.length ? "✗" : "✓"} ${c.id} ${kept}; ${same} files of skipped sessions are the same bytes`);
  for (const p of problems) console.log(`    ${p}`);
}
console.log(`${cases.length - wrong} of ${cases.length} follow-ups keep what was there`);
process.exitCode = wrong > 0 ? 1 : 0;

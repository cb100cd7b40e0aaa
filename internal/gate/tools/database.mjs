// The database gate: runs the migrations on real engines, checks what holds for every schema, and tries who may do what.
// usage: node database.mjs <plan.json> <report.json>; the plan's shape is databasePlan in internal/gate/database.go.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { openEmbedded, openServer } from "./engines.mjs";
import { checkColumns, checkLaws } from "./laws.mjs";
import { plantOthers, stillThere, tryOthers } from "./others.mjs";

const [planFile, reportFile] = process.argv.slice(2);
const plan = JSON.parse(readFileSync(planFile, "utf8"));
const report = { engines: [], tables: 0, findings: [], cells: [], kept: 0 };
const add = (finding) => {
  if (!report.findings.some((f) => f.rule === finding.rule && f.message === finding.message)) report.findings.push({ severity: "high", ...finding });
};
const said = (error) => [error.message, error.detail, error.hint].filter(Boolean).join("; ");
const quote = (name) => `"${name.replaceAll('"', '""')}"`;

class Stop extends Error {}

/** The whole of it on one engine; returns the cells, or null when the schema could not be made. */
async function verify(engine) {
  report.engines.push({ name: engine.name, version: engine.version });
  try {
    await migrate(engine, plan.steps);
    for (const f of [...(await checkLaws(engine)), ...(await checkColumns(engine, plan.matrix.columns))]) add(f);
    report.tables = Number((await engine.query("select count(*) as n from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')")).rows[0].n);
    const rows = await fill(engine, plan.matrix);
    const cells = await tryAll(engine, plan.matrix, rows);
    const others = await tryOthers(engine, plan.matrix, add).catch((error) => {
      add({ rule: "untried", severity: "low", message: `the tables beside the spec's were not tried: ${said(error)}` });
      return [];
    });
    return [...cells, ...others];
  } catch (error) {
    if (error instanceof Stop) return null;
    throw error;
  } finally {
    await engine.close();
  }
}

/** A second engine must agree with the first: apps run on both. */
async function verifyServer(cells) {
  const engine = await openServer({ app: plan.app, programs: plan.server, dir: path.join(plan.data, "server") });
  if (engine.skipped) {
    report.engines.push({ name: "PostgreSQL server", version: "", skipped: engine.skipped });
    return;
  }
  const again = (await verify(engine)) ?? [];
  const other = new Map(again.map((c) => [[c.table, c.actor, c.action, c.row].join("|"), c.got]));
  for (const c of cells) {
    const got = other.get([c.table, c.actor, c.action, c.row].join("|"));
    if (got !== undefined && got !== c.got) add({ rule: "engines-differ", message: `${c.table}: ${c.action} by ${c.actor} is ${c.got ? "let through" : "refused"} by the embedded engine and not so by the server` });
  }
}

async function migrate(engine, steps, setup = true) {
  if (setup) await engine.exec(plan.setup);
  for (const step of steps) {
    try {
      await engine.exec(`begin;\n${step.sql}\n;commit;`);
    } catch (error) {
      await engine.exec("rollback").catch(() => {});
      add({ rule: "migration", file: `supabase/migrations/${step.name}`, message: `does not run on ${engine.name} ${engine.version}: ${said(error)}` });
      throw new Stop();
    }
  }
}

/** Accounts and rows past all policies; returns the ids of the rows that went in. */
async function fill(engine, { actors, before, fixtures, members }) {
  await people(engine, actors);
  for (const sql of before) await engine.exec(sql).catch((error) => add({ rule: "account", message: `accounts could not be made ready: ${said(error)}` }));
  const rows = await put(engine, fixtures);
  await join(engine, members, rows);
  return rows;
}

/** Apps of several organisations: all accounts in one, but for those who are there to try another's doors. */
async function people(engine, actors) {
  const together = (yes) => engine.query("select set_config('app.one_organisation', $1, false)", [yes ? "yes" : "no"]);
  await together(true);
  for (const a of [...actors.filter((a) => !a.other), ...actors.filter((a) => a.other)]) {
    if (!a.id) continue;
    try {
      if (a.other) await together(false);
      await engine.query("insert into auth.users (id, email, encrypted_password, raw_user_meta_data) values ($1, $2, 'x', jsonb_build_object('name', $3::text))", [a.id, a.email, a.name]);
      await engine.query("update public.profiles set role = $2 where id = $1", [a.id, a.role]);
    } catch (error) {
      add({ rule: "account", message: `an account with role "${a.role}" could not be made: ${said(error)}` });
    }
  }
  await together(true);
}

const values = (row) => Object.values(row).map((v) => (Array.isArray(v) ? `{${v.join(",")}}` : v));
const insert = (table, row) => `insert into public.${quote(table)} (${Object.keys(row).map(quote).join(", ")}) values (${Object.keys(row).map((_, i) => `$${i + 1}`).join(", ")})`;

/** Rows past all policies; returns the ids of those that went in. */
async function put(engine, fixtures) {
  const ids = new Set();
  for (const f of fixtures) {
    try {
      await engine.query(insert(f.table, f.values), values(f.values));
      ids.add(f.id);
    } catch (error) {
      add({ rule: "row", message: `${f.table} does not take a row that the spec allows (${JSON.stringify(f.values)}): ${said(error)}` });
    }
  }
  return ids;
}

async function join(engine, members, rows) {
  for (const m of members) {
    if (!rows.has(m.row)) continue;
    try {
      await engine.query(`insert into public.${quote(m.table)} (${quote(m.key)}, account_id, role) values ($1, $2, $3)`, [m.row, m.account, m.role]);
    } catch (error) {
      add({ rule: "member", message: `${m.table} does not take a member: ${said(error)}` });
    }
  }
}

/** Runs each attempt as its actor in a transaction that is rolled back. */
async function tryAll(engine, { attempts, actors }, rows) {
  const cells = [];
  const others = new Set(actors.filter((a) => a.other).map((a) => a.id));
  let organisation = null;
  if (others.size > 0) {
    const insider = actors.find((a) => a.id && !a.other).id;
    organisation = (await engine.query("select organisation_id as id from public.organisation_members where account_id = $1", [insider])).rows[0]?.id ?? null;
  }
  for (const a of attempts) {
    if (a.values?.organisation_id === "{organisation}") a.values.organisation_id = organisation;
    const { table, actor, action, row, want } = a;
    if (a.id && !rows.has(a.id)) continue;
    const role = a.actor_id ? "authenticated" : "anon";
    const claims = JSON.stringify(a.actor_id ? { sub: a.actor_id, role } : { role });
    let got = false;
    await engine.exec("begin");
    try {
      await engine.query("select set_config('request.jwt.claims', $1, true), set_config('role', $2, true)", [claims, role]);
      got = (await one(engine, a)) > 0;
    } catch (error) {
      const code = error.code ?? error.cause?.code ?? "";
      // A constraint is looked at after the policies: they had let it through.
      // Somebody from outside may be refused by a trigger already, which names no constraint.
      if (others.has(a.actor_id)) got = /^23/.test(code) && Boolean(error.constraint ?? error.constraint_name ?? error.cause?.constraint);
      else if (/^23/.test(code)) got = true;
      else if (code !== "42501") add({ rule: "error", message: `${table}: ${action} by ${actor} failed with ${code}: ${said(error)}` });
    } finally {
      await engine.exec("rollback");
    }
    cells.push({ table, actor, action, row, want, got });
  }
  return cells;
}

async function one(engine, a) {
  const table = `public.${quote(a.table)}`;
  switch (a.action) {
    case "select":
      return (await engine.query(`select id from ${table} where id = $1`, [a.id])).rows.length;
    case "update":
      return (await engine.query(`update ${table} set ${quote(a.column)} = ${quote(a.column)} where id = $1`, [a.id])).affected;
    case "delete":
      return (await engine.query(`delete from ${table} where id = $1`, [a.id])).affected;
    default:
      return (await engine.query(insert(a.table, a.values), values(a.values))).affected;
  }
}

/** From the base build's schema with rows in it to the new schema: every row and every value must still be there. */
async function followBase() {
  const engine = await openEmbedded(plan);
  try {
    await migrate(engine, plan.before.steps);
    const rows = await fill(engine, plan.before);
    const before = new Map();
    for (const f of plan.before.fixtures) if (rows.has(f.id)) before.set(f, await read(engine, f));
    const others = await plantOthers(engine, plan.before, rows, add);
    const known = new Set(plan.before.steps.map((s) => s.name));
    await migrate(engine, plan.steps.filter((s) => !known.has(s.name)), false);
    for (const [f, old] of before) {
      const now = await read(engine, f).catch(() => null);
      if (!now) {
        add({ rule: "row-lost", message: `a row of ${f.table} from the build before is gone after the new migrations`, fix: "keep rows: add columns with defaults, rename instead of dropping" });
        continue;
      }
      const lost = Object.keys(old).filter((c) => old[c] !== null && c !== "updated_at" && (!(c in now) || JSON.stringify(now[c]) !== JSON.stringify(old[c])));
      if (lost.length > 0) add({ rule: "value-lost", message: `rows of ${f.table} lost or changed ${lost.join(", ")} in the new migrations`, fix: "keep what people entered" });
      else report.kept++;
    }
    for (const row of others) {
      if (await stillThere(engine, row).catch(() => false)) report.kept++;
      else add({ rule: "row-lost", message: `a row of ${row.table} from the build before is gone or changed after the new migrations`, fix: "keep what people entered: add columns with defaults, rename instead of dropping" });
    }
  } finally {
    await engine.close();
  }
}

async function read(engine, f) {
  const { rows } = await engine.query(`select to_jsonb(t) as row from public.${quote(f.table)} t where id = $1`, [f.id]);
  return rows[0]?.row ?? null;
}

try {
  if (plan.before) await followBase();
  const embedded = await openEmbedded(plan);
  const cells = await verify(embedded);
  if (cells && plan.server) await verifyServer(cells);
  report.cells = cells ?? [];
} catch (error) {
  if (!(error instanceof Stop)) add({ rule: "error", message: said(error) });
}
writeFileSync(reportFile, JSON.stringify(report));
process.exit(0);

// Every table that is not one of the spec's entities: members, comments, ratings, orders, messages and what else the app
// has. Rows for them are made from the schema itself; what may be done with them follows from what they hang on:
//  - who may not see a row of the spec may not see, make, change or remove what hangs on it;
//  - visitors change and remove nothing;
//  - nobody acts in another person's name, and nobody changes what is another's;
//  - who belongs to another organisation may do nothing at all with what belongs to a person or a row of this one.
// Tries that none of these decides are run too and shown, but not judged ("free").

const quote = (name) => `"${name.replaceAll('"', '""')}"`;

/** Columns that say who did something; other links to accounts say whom it is about. */
const doers = ["owner_id", "account_id", "author_id", "user_id", "sender_id", "from_id", "created_by", "buyer_id", "reviewer_id", "follower_id", "member_id", "learner_id"];

async function schema(engine) {
  const { rows } = await engine.query(`
    select c.relname as "table", a.attname as name, format_type(a.atttypid, null) as type, a.attnotnull as needed, a.atthasdef or a.attidentity <> '' as given,
      a.attgenerated <> '' as generated, t.typtype as kind, (select e.enumlabel from pg_enum e where e.enumtypid = t.oid order by e.enumsortorder limit 1) as label,
      (select f.confrelid::regclass::text from pg_constraint f where f.conrelid = c.oid and f.contype = 'f' and a.attnum = any (f.conkey) order by f.oid limit 1) as target,
      (select fa.attname from pg_constraint f join pg_attribute fa on fa.attrelid = f.confrelid and fa.attnum = f.confkey[array_position(f.conkey, a.attnum)]
        where f.conrelid = c.oid and f.contype = 'f' and a.attnum = any (f.conkey) order by f.oid limit 1) as target_column,
      coalesce((select bool_or(a.attnum = any (k.conkey)) from pg_constraint k where k.conrelid = c.oid and k.contype in ('p', 'u')), false) as key,
      coalesce((select array_to_json(array_agg(pg_get_constraintdef(k.oid))) from pg_constraint k where k.conrelid = c.oid and k.contype = 'c' and a.attnum = any (k.conkey)), '[]') as checks
    from pg_class c join pg_attribute a on a.attrelid = c.oid join pg_type t on t.oid = a.atttypid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
    order by c.relname, a.attnum`);
  const tables = new Map();
  for (const r of rows) {
    const column = { ...r, target: r.target?.replace(/^(public\.)/, "").replaceAll('"', "") ?? null, checks: typeof r.checks === "string" ? JSON.parse(r.checks) : r.checks };
    tables.set(r.table, [...(tables.get(r.table) ?? []), column]);
  }
  return tables;
}

/**
 * Something that a column takes; `n` makes it unlike others, `turn` tries other values when a check refuses the first, `nth`
 * counts the row's columns of one type, so that what begins comes before what ends.
 */
function sample(column, n, turn, nth) {
  const listed = column.checks.map((text) => [...text.matchAll(/'((?:[^']|'')*)'::/g)].map((m) => m[1].replaceAll("''", "'"))).find((l) => l.length > 0);
  const type = column.type;
  if (column.label) return column.label;
  if (type.endsWith("[]")) return "{}";
  if (/^(text|character|varchar|citext)/.test(type)) {
    if (listed && column.checks.some((c) => /= ANY|= '/.test(c))) return listed[turn % listed.length];
    return [`Probe ${n}`, `probe-${n}@example.com`, `probe-${n}`, "A1", `https://example.com/${n}`, "EUR", "2031-05-14", "#336699", "12345"][turn % 9];
  }
  if (/^(smallint|integer|bigint|numeric|real|double)/.test(type)) return [1, 5, 0, 100, 60, -1][turn % 6];
  switch (type) {
    case "boolean": return turn % 2 === 1;
    case "date": return `2031-05-${14 + (nth % 14)}`;
    case "time without time zone": return `${10 + (nth % 12)}:30`;
    case "uuid": return `00000000-0000-4000-7000-${String(n).padStart(12, "0")}`;
    case "jsonb": case "json": return turn % 2 === 0 ? "{}" : "[]";
    case "bytea": return Buffer.from("probe");
    case "interval": return "1 hour";
    case "tstzrange": return "[2031-05-14 10:00+00,2031-05-14 11:00+00)";
    case "daterange": return "[2031-05-14,2031-05-16)";
    case "point": return "(1,1)";
    default: return type.startsWith("timestamp") ? `2031-05-14T${10 + (nth % 12)}:30:00Z` : `Probe ${n}`;
  }
}

/** Rows for all tables that `known` lacks, in the order of what they hang on. Gives [{ table, values, columns, ctid, anchors, doer, people }]. */
async function makeRows(engine, tables, known, anchors, people, add) {
  const made = new Map();
  const waiting = [...tables.keys()].filter((t) => !known.has(t) && t !== "app_migrations" && t !== "profiles");
  let n = 0;
  const rowOf = (target, column) => {
    if (target === "profiles" || target === "auth.users") return people.owner;
    if (anchors.has(target)) return anchors.get(target);
    return made.get(target)?.values[column] ?? made.get(target)?.full[column];
  };
  for (let round = 0; waiting.length > 0 && round < 12; round++) {
    for (const table of waiting.splice(0)) {
      const columns = tables.get(table);
      const blocked = columns.some((c) => c.target && c.target !== table && rowOf(c.target, c.target_column) === undefined && waiting.concat([...tables.keys()]).includes(c.target) && !made.has(c.target) && round < 6);
      if (blocked) {
        waiting.push(table);
        continue;
      }
      let row = null, why = "";
      for (let turn = 0; turn < 9 && !row; turn++) {
        // First what must be there and what it hangs on; then everything, for checks over several columns.
        for (const whole of [false, true]) {
          const values = {};
          const nth = new Map();
          for (const c of columns) {
            if (c.generated) continue;
            if (c.target) {
              const value = c.target === table ? undefined : rowOf(c.target, c.target_column);
              if (value !== undefined) values[c.name] = value;
            } else if ((c.needed && !c.given) || (whole && !c.given)) {
              values[c.name] = sample(c, ++n, turn, nth.get(c.type) ?? 0);
              nth.set(c.type, (nth.get(c.type) ?? 0) + 1);
            }
          }
          try {
            row = await insertRow(engine, table, values);
            break;
          } catch (error) {
            why = error.message;
            if ((error.code ?? error.cause?.code) === "23505") {
              row = await firstRow(engine, table);
              if (row) break;
            }
          }
        }
      }
      row ??= await firstRow(engine, table).catch(() => null);
      if (!row) {
        add({ rule: "untried", severity: "low", message: `no row could be made for table ${table}, so that its policies were not tried: ${why.split("\n")[0]}` });
        continue;
      }
      made.set(table, { table, columns, ...row });
    }
  }
  return made;
}

/** Past policies and triggers: only what the table itself demands. */
async function insertRow(engine, table, values) {
  const names = Object.keys(values);
  await engine.exec("begin");
  try {
    await engine.exec("set local session_replication_role = replica");
    const sql = names.length === 0 ? `insert into public.${quote(table)} default values` : `insert into public.${quote(table)} (${names.map(quote).join(", ")}) values (${names.map((_, i) => `$${i + 1}`).join(", ")})`;
    const { rows } = await engine.query(`${sql} returning ctid::text as ctid, to_jsonb(${quote(table)}) as full`, Object.values(values));
    await engine.exec("commit");
    return { values, ctid: rows[0].ctid, full: rows[0].full };
  } catch (error) {
    await engine.exec("rollback");
    throw error;
  }
}

async function firstRow(engine, table) {
  const { rows } = await engine.query(`select ctid::text as ctid, to_jsonb(t) as full from public.${quote(table)} t limit 1`);
  if (rows.length === 0) return null;
  const values = Object.fromEntries(Object.entries(rows[0].full).filter(([, v]) => v !== null && typeof v !== "object"));
  return { values, ctid: rows[0].ctid, full: rows[0].full };
}

/** The rows of the spec that a row hangs on, directly or by way of others. */
function rootsOf(row, made, anchorTables) {
  const roots = new Map();
  const visit = (r, depth) => {
    for (const c of r.columns ?? []) {
      if (!c.target || r.full[c.name] == null || depth > 4) continue;
      if (anchorTables.has(c.target)) roots.set(c.target, r.full[c.name]);
      else if (made.has(c.target) && c.target !== r.table) visit(made.get(c.target), depth + 1);
    }
  };
  visit(row, 0);
  return roots;
}

/**
 * A row in every table that has none of the spec's, so that the next build's migrations have something to lose there.
 * Gives [{ table, full }], with the accounts' own.
 */
export async function plantOthers(engine, { fixtures, actors }, rows, add) {
  const tables = await schema(engine);
  const anchors = new Map();
  for (const f of fixtures) if (rows.has(f.id) && !anchors.has(f.table)) anchors.set(f.table, f.id);
  const owner = actors.find((a) => a.name === "owner")?.id ?? actors.find((a) => a.id)?.id;
  const said = (f) => add(f.rule === "untried" ? { rule: "unplanted", severity: "low", message: f.message.replace("its policies were not tried", "whether later builds keep them was not tried") } : f);
  const made = await makeRows(engine, tables, new Set(anchors.keys()), anchors, { owner }, said);
  const out = [];
  // What the rows are only now: a later one may have changed an earlier one.
  for (const table of [...made.keys(), ...(tables.has("profiles") ? ["profiles"] : [])]) {
    const { rows: there } = await engine.query(`select to_jsonb(t) as full from public.${quote(table)} t limit 50`);
    for (const r of there) out.push({ table, full: r.full });
  }
  return out;
}

/** Whether a table has a row with all the values of an older one; what was empty may have been filled. */
export async function stillThere(engine, { table, full }) {
  const values = Object.fromEntries(Object.entries(full).filter(([name, v]) => v !== null && name !== "updated_at"));
  const { rows } = await engine.query(`select 1 from public.${quote(table)} t where to_jsonb(t) @> $1::jsonb limit 1`, [JSON.stringify(values)]);
  return rows.length > 0;
}

/**
 * Tries all of it. `matrix` is the plan's: its actors, its rows, and `readable` (row → names of actors who may see it).
 * Returns cells.
 */
export async function tryOthers(engine, matrix, add) {
  const tables = await schema(engine);
  const known = new Set(Object.keys(matrix.columns));
  const anchors = new Map();
  for (const f of matrix.fixtures) if (f.name === "plain" && !anchors.has(f.table)) anchors.set(f.table, f.id);
  const person = (name) => matrix.actors.find((a) => a.name === name)?.id;
  const made = await makeRows(engine, tables, known, anchors, { owner: person("owner") }, add);
  const cells = [];
  if (matrix.actors.some((a) => a.other)) made.set("profiles", await profile(engine, tables.get("profiles"), person("owner")));
  for (const row of made.values()) {
    const links = row.columns.filter((c) => c.target === "profiles" || c.target === "auth.users");
    const doer = doers.map((name) => links.find((c) => c.name === name)).find(Boolean)?.name ?? null;
    const people = new Set(links.map((c) => row.full[c.name]).filter(Boolean));
    const roots = rootsOf(row, made, new Set(anchors.keys()));
    for (const actor of matrix.actors) {
      const visitor = !actor.id;
      const concerned = people.has(actor.id);
      const hidden = [...roots.values()].some((id) => matrix.readable[id] && !matrix.readable[id].includes(actor.name));
      // A stranger has the role that everybody gets; other roles may have rights that the spec gives in other words.
      const plain = visitor || actor.name === "stranger";
      const belongs = people.size > 0 || roots.size > 0 || row.table === "organisations" || row.columns.some((c) => c.target === "organisations");
      if (row.table === "profiles" && !actor.other) continue;
      const closed = actor.other ? belongs && !concerned : hidden && !concerned && !actor.admin;
      const foreign = plain && !concerned && doer !== null && row.full[doer] != null;
      const tries = row.table === "profiles" ? ["select", "update", "delete"].map((action) => ({ action, shut: true })) : [
        { action: "select", shut: closed },
        { action: "insert", shut: closed, own: true },
        { action: "insert for another", shut: (closed || foreign) && doer !== null && !concerned, own: false, skip: doer === null || concerned },
        { action: "update", shut: closed || visitor || foreign },
        { action: "delete", shut: closed || visitor || foreign },
      ];
      for (const t of tries) {
        if (t.skip) continue;
        const got = await tryOne(engine, row, actor, doer, t);
        cells.push({ table: row.table, actor: actor.name, action: t.action, row: "any", want: t.shut ? false : got, got, ...(!t.shut && { free: true }) });
      }
    }
  }
  return cells;
}

/** The account of a person, as a row of its own table. */
async function profile(engine, columns, id) {
  const { rows } = await engine.query("select ctid::text as ctid, to_jsonb(p) as full from public.profiles p where id = $1", [id]);
  return { table: "profiles", columns: columns.map((c) => (c.name === "id" ? { ...c, target: "auth.users" } : c)), values: {}, ...rows[0] };
}

async function tryOne(engine, row, actor, doer, { action, own }) {
  const role = actor.id ? "authenticated" : "anon";
  const table = `public.${quote(row.table)}`;
  await engine.exec("begin");
  try {
    await engine.query("select set_config('request.jwt.claims', $1, true), set_config('role', $2, true)", [JSON.stringify(actor.id ? { sub: actor.id, email: actor.email, role } : { role }), role]);
    if (action === "select") return (await engine.query(`select 1 from ${table} where ctid = $1::tid`, [row.ctid])).rows.length > 0;
    if (action === "delete") return (await engine.query(`delete from ${table} where ctid = $1::tid`, [row.ctid])).affected > 0;
    if (action === "update") {
      const { rows } = await engine.query("select a.attname as name from pg_attribute a where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.attidentity <> 'a' and has_column_privilege(a.attrelid, a.attnum, 'update') order by a.attnum desc", [table]);
      if (rows.length === 0) return false;
      return (await engine.query(`update ${table} set ${quote(rows[0].name)} = ${quote(rows[0].name)} where ctid = $1::tid`, [row.ctid])).affected > 0;
    }
    const values = { ...row.values };
    delete values.id;
    if (own && doer) values[doer] = actor.id || null;
    const names = Object.keys(values);
    if (names.length === 0) return false;
    return (await engine.query(`insert into ${table} (${names.map(quote).join(", ")}) values (${names.map((_, i) => `$${i + 1}`).join(", ")})`, Object.values(values))).affected > 0;
  } catch (error) {
    // A constraint is looked at after the policies: they had let it through. All else refused.
    const code = error.code ?? error.cause?.code ?? "";
    if (actor.other) return /^23/.test(code) && code !== "23502" && Boolean(error.constraint ?? error.constraint_name ?? error.cause?.constraint);
    return /^23/.test(code) && code !== "23502";
  } finally {
    await engine.exec("rollback");
  }
}

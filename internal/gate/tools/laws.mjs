// What holds for every schema, whatever the spec.
const laws = [
  {
    rule: "no-row-security",
    sql: "select relname as what from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relrowsecurity",
    message: (w) => `table ${w} has no row-level security: everybody reads and writes it`,
    fix: "alter table … enable row level security, and grant by policies",
  },
  {
    rule: "open-view",
    sql: "select relname as what from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm') and not coalesce(array_to_string(reloptions, ','), '') like '%security_invoker=true%'",
    message: (w) => `view ${w} runs with its owner's rights and goes past row-level security`,
    fix: "create view … with (security_invoker = true)",
  },
  {
    rule: "search-path",
    sql: "select n.nspname || '.' || p.proname as what from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname in ('public', 'app') and p.prosecdef and not coalesce(array_to_string(p.proconfig, ','), '') like '%search_path=%'",
    message: (w) => `function ${w} is security definer without a fixed search_path`,
    fix: "set search_path = ''",
  },
  {
    rule: "no-index",
    severity: "low",
    sql: "select c.conrelid::regclass::text || '.' || a.attname as what from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1] where c.contype = 'f' and c.connamespace = 'public'::regnamespace and not exists (select 1 from pg_index i where i.indrelid = c.conrelid and i.indkey[0] = c.conkey[1])",
    message: (w) => `foreign key ${w} has no index: deletes and joins scan the whole table`,
    fix: "create index on the column",
  },
  {
    rule: "visitor-writes",
    sql: "select table_name || ' (' || privilege_type || ')' as what from information_schema.role_table_grants where grantee in ('anon', 'PUBLIC') and table_schema = 'public' and privilege_type in ('UPDATE', 'DELETE', 'TRUNCATE')",
    message: (w) => `visitors may change table ${w}`,
    fix: "revoke it from anon",
  },
  {
    rule: "auth-open",
    sql: "select table_name || ' (' || privilege_type || ' to ' || grantee || ')' as what from information_schema.role_table_grants where grantee in ('anon', 'authenticated', 'PUBLIC') and table_schema = 'auth'",
    message: (w) => `the accounts' own table ${w} can be reached by the app's users`,
    fix: "revoke it",
  },
];

/** Findings of all laws. */
export async function checkLaws(engine) {
  const found = [];
  for (const law of laws)
    for (const { what } of (await engine.query(law.sql)).rows)
      found.push({ rule: law.rule, severity: law.severity ?? "high", message: law.message(what), fix: law.fix });
  return found;
}

/** Tables that the spec asks for and columns that they must have. */
export async function checkColumns(engine, columns) {
  const found = [];
  const { rows } = await engine.query("select table_name as t, column_name as c from information_schema.columns where table_schema = 'public'");
  const have = new Map();
  for (const { t, c } of rows) have.set(t, (have.get(t) ?? new Set()).add(c));
  for (const [table, names] of Object.entries(columns)) {
    if (!have.has(table)) {
      found.push({ rule: "no-table", severity: "high", message: `the spec's table ${table} is not in the schema` });
      continue;
    }
    const missing = names.filter((n) => !have.get(table).has(n));
    if (missing.length > 0) found.push({ rule: "no-column", severity: "high", message: `table ${table} lacks ${missing.join(", ")}` });
  }
  return found;
}

import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestDatabase, refused, eve, type TestDatabase } from "./harness";

let t: TestDatabase;
beforeAll(async () => {
  t = await openTestDatabase();
});
afterAll(() => t.close());

describe("every table", () => {
  it("has row-level security", async () => {
    const open = await t.rows(sql`
      select relname from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relrowsecurity`);
    expect(open).toEqual([]);
  });

  it("has an index for each of its foreign keys", async () => {
    const bare = await t.rows(sql`
      select c.conrelid::regclass::text as "table", a.attname as "column"
      from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
      where c.contype = 'f' and c.connamespace = 'public'::regnamespace
      and not exists (select 1 from pg_index i where i.indrelid = c.conrelid and i.indkey[0] = c.conkey[1])`);
    expect(bare).toEqual([]);
  });

  it("keeps visitors from changing and removing rows", async () => {
    const loose = await t.rows(sql`
      select c.relname from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
      and (has_table_privilege('anon', c.oid, 'update') or has_table_privilege('anon', c.oid, 'delete') or has_table_privilege('anon', c.oid, 'truncate'))`);
    expect(loose).toEqual([]);
  });
});

it("pins the search path of every function that runs with its owner's rights", async () => {
  const loose = await t.rows(sql`
    select proname from pg_proc
    where pronamespace in ('public'::regnamespace, 'app'::regnamespace) and prosecdef
    and not coalesce(proconfig::text, '') like '%search_path=%'`);
  expect(loose).toEqual([]);
});

it("keeps the accounts' own tables out of reach", async () => {
  await refused(t.as(eve, (tx) => tx.execute(sql`select * from auth.users`)));
  await refused(t.as(null, (tx) => tx.execute(sql`select * from auth.users`)));
});

it("ends the role with the transaction", async () => {
  await t.as(eve, (tx) => tx.execute(sql`select 1`));
  const [now] = await t.rows(sql`select current_user as "user", coalesce(current_setting('request.jwt.claims', true), '') as claims`);
  expect(now?.user).not.toBe("authenticated");
  expect(now?.claims).toBe("");
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { later, readCases, sets } from "./case.mjs";

const kinds = ["functional", "data", "design", "persistence", "security", "responsive"];

for (const set of sets) test(`every case of ${set} has what a judge needs, and every step belongs to a check`, async () => {
  const cases = await readCases([], set);
  assert.ok(cases.length >= 40);
  for (const c of cases) {
    for (const key of ["id", "archetype", "style", "name", "description", "requirements"]) assert.ok(c[key], `${c.id} lacks ${key}`);
    for (const check of c.checks) assert.ok(kinds.includes(check.kind), `${c.id}: ${check.kind}`);
    if (c.checks.some(later)) assert.ok(c.follow_up, `${c.id} judges a second build that it does not ask for`);
  }
});

// What the run came to, as tables for people.

const percent = (n, of) => (of === 0 ? "  – " : `${String(Math.round((100 * n) / of)).padStart(3)} %`);

function counts(title, rows, keyOf) {
  const groups = new Map();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key) ?? { passed: 0, failed: 0, unwritten: 0, unbuilt: 0 };
    group[row.state]++;
    groups.set(key, group);
  }
  const width = Math.max(title.length, ...[...groups.keys()].map((k) => k.length));
  const lines = [`${title.padEnd(width)}  passed  failed  unwritten  not built    share`];
  const add = (name, g) => {
    const all = g.passed + g.failed + g.unwritten + g.unbuilt;
    lines.push(`${name.padEnd(width)}  ${String(g.passed).padStart(6)}  ${String(g.failed).padStart(6)}  ${String(g.unwritten).padStart(9)}  ${String(g.unbuilt).padStart(9)}   ${percent(g.passed, all)}`);
  };
  for (const name of [...groups.keys()].sort()) add(name, groups.get(name));
  const sum = { passed: 0, failed: 0, unwritten: 0, unbuilt: 0 };
  for (const g of groups.values()) for (const k of Object.keys(sum)) sum[k] += g[k];
  add("all", sum);
  return lines.join("\n");
}

/** results: [{ case, archetype, kind, state }]. A check without steps counts against us: what is not tried is not claimed. */
export function tables(results) {
  return [counts("case", results, (r) => r.case), counts("archetype", results, (r) => r.archetype), counts("kind", results, (r) => r.kind)].join("\n\n");
}

// One request: its text and checks (YAML, as customers and judges wrote them) and the steps that carry the checks out.
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { parse } from "yaml";

/** The folders of cases beside this one: `devset` is developed against, `fresh` was written by somebody who had not seen the product. */
export const sets = ["devset", "fresh"];

/**
 * All cases of a set whose id starts with one of `wanted` (all when empty), in order. steps maps a check's `do` to what
 * carries it out. Throws when there is no such set, or a step file names a check that the case does not have.
 */
export async function readCases(wanted = [], set = "devset") {
  if (!sets.includes(set)) throw new Error(`there is no set "${set}": choose one of ${sets.join(", ")}`);
  const folder = new URL(`../${set}/`, import.meta.url).pathname;
  const files = (await readdir(folder)).sort();
  const cases = [];
  for (const file of files.filter((f) => f.endsWith(".yaml"))) {
    const text = parse(await readFile(path.join(folder, file), "utf8"));
    if (wanted.length > 0 && !wanted.some((w) => text.id.startsWith(w))) continue;
    const script = file.replace(/\.yaml$/, ".mjs");
    const steps = files.includes(script) ? (await import(pathToFileURL(path.join(folder, script)).href)).default : {};
    for (const key of Object.keys(steps))
      if (!text.checks.some((c) => c.do === key)) throw new Error(`${script}: there is no check ${JSON.stringify(key)}; they are\n${text.checks.map((c) => `  ${JSON.stringify(c.do)}`).join("\n")}`);
    cases.push({ ...text, steps });
  }
  return cases;
}

/** Whether a check is judged on the second build. */
export const later = (check) => /^after the follow-up:/i.test(check.do);

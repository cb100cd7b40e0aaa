// Carries out the checks of one case on a running app.
import { randomBytes } from "node:crypto";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { People } from "../../internal/gate/tools/people.mjs";
import { Person } from "./person.mjs";

/** A check that takes longer than this is a failed one: nobody waits so long. */
const patience = 90_000;

/**
 * Returns [{ kind, as, do, state: "passed" | "failed" | "unwritten", why }] for `checks`, one after another on the same app, as
 * a person would. `app` is { base, spec, sql }; `keep` is what checks of a case hand on to later ones; pictures of failures go to `pictures` when given.
 */
export async function judge({ browser, app, checks, steps, keep, pictures }) {
  const results = [];
  for (const [i, check] of checks.entries()) {
    const result = { kind: check.kind, as: check.as, do: check.do, state: "unwritten", why: "" };
    results.push(result);
    const step = steps[check.do];
    if (!step) continue;
    const run = `q${randomBytes(3).toString("hex")}`;
    const people = new People({ browser, base: app.base, accounts: app.spec.accounts, roles: app.spec.roles });
    Object.defineProperty(people, "base", { get: () => app.base }); // app.sql starts the app again at another address
    const here = new Map();
    const as = async (name) => {
      if (!here.has(name)) here.set(name, await new Person(people, name, run).enter());
      return here.get(name);
    };
    const tools = {
      app,
      run,
      keep,
      as,
      expect: (truth, message) => {
        if (!truth) throw new Error(message);
      },
      /** The first of these roles that the app has; fails when it has none. */
      role: (...names) => {
        const found = names.find((n) => app.spec.roles.some((r) => r.name === n));
        if (!found) throw new Error(`the app has no role ${names.join(" or ")}; it has ${app.spec.roles.map((r) => r.name).join(", ")}`);
        return found;
      },
      /** The address of the list of these things: of the first record that is called one of these words. */
      at: (...words) => {
        const called = (e) => [e.name.replaceAll("_", " "), e.label, e.label_plural].filter(Boolean).map((w) => w.toLowerCase());
        const found = words.map((w) => app.spec.entities.find((e) => called(e).includes(w.toLowerCase()))).find(Boolean);
        if (!found) throw new Error(`the app keeps no ${words.join(" or ")}; it keeps ${app.spec.entities.map((e) => e.label_plural ?? e.label).join(", ")}`);
        return `/${found.route}`;
      },
      day: (offset) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10),
    };
    let timer;
    try {
      await Promise.race([
        step(tools),
        new Promise((_, reject) => (timer = setTimeout(() => reject(new Error("took longer than 90 seconds")), patience))),
      ]);
      result.state = "passed";
    } catch (error) {
      result.state = "failed";
      result.why = String(error.message).split("\n")[0].slice(0, 400);
      if (pictures) {
        await mkdir(pictures, { recursive: true });
        for (const [name, person] of here) await person.page.screenshot({ path: path.join(pictures, `${String(i + 1).padStart(2, "0")}-${name}.png`) }).catch(() => {});
      }
    } finally {
      clearTimeout(timer);
      await Promise.all([...here.values()].map((person) => person.close().catch(() => {})));
      for (const context of browser.contexts()) await context.close().catch(() => {});
    }
  }
  return results;
}

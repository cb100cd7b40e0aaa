// The language of acceptance checks: docs/acceptance-checks.md. A step finds its target the way a person would, by role
// and accessible name, waits for it, and says what it saw instead when it fails.
import { describe, settle } from "./watch.mjs";

const patience = 8_000;

/** Roles that a `within` may name. Rows, list items and articles are also found by what they contain. */
const regions = ["dialog", "alertdialog", "region", "list", "group", "navigation", "form", "table", "grid", "tabpanel", "radiogroup", "listbox", "menu", "article", "main", "complementary", "banner", "row", "listitem"];
const byContent = ["row", "listitem", "article"];

const escape = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Of several locators, the first one that has something visible; waits for one. Null when the time is over. */
async function firstVisible(candidates, wait) {
  const deadline = Date.now() + wait;
  for (;;) {
    for (const locator of candidates) {
      const n = Math.min(await locator.count().catch(() => 0), 40);
      for (let i = 0; i < n; i++) if (await locator.nth(i).isVisible().catch(() => false)) return locator.nth(i);
    }
    if (Date.now() >= deadline) return null;
    await candidates[0].page().evaluate(() => new Promise((done) => requestAnimationFrame(() => done()))).catch(() => {});
  }
}

/** Where to look: the page, or the part of it that `within` names. */
async function scopeOf(page, within, wait = patience) {
  if (!within) return page;
  const scope = await firstVisible(
    [
      ...regions.map((role) => page.getByRole(role, { name: within, exact: true })),
      ...byContent.map((role) => page.getByRole(role).filter({ hasText: within })),
      // A section that has no role of its own but a heading.
      page.locator("section, article, fieldset, aside, li").filter({ has: page.getByRole("heading", { name: within, exact: true }) }),
    ],
    wait,
  );
  if (!scope) throw new Error(`nothing named "${within}" to look in`);
  return scope;
}

function candidates(scope, step) {
  const { role, name } = step;
  if (!role) return [scope.getByText(name, { exact: true }), scope.getByText(name)];
  if (!name) return [scope.getByRole(role)];
  const list = [scope.getByRole(role, { name, exact: true }), scope.getByRole(role, { name: new RegExp(`^${escape(name)}\\b`, "i") }), scope.getByRole(role, { name })];
  if (role === "textbox") list.push(...["searchbox", "spinbutton", "combobox"].map((r) => scope.getByRole(r, { name, exact: true })), scope.getByLabel(name, { exact: true }));
  if (role === "button") list.push(scope.getByRole("combobox", { name, exact: true }), scope.getByRole("tab", { name, exact: true }), scope.getByRole("switch", { name, exact: true }));
  if (byContent.includes(role)) list.push(scope.getByRole(role).filter({ hasText: name }));
  return list;
}

const words = (step) => `${step.role ? `${step.role} ` : ""}"${step.name ?? ""}"${step.within ? ` in "${step.within}"` : ""}`;

async function target(page, step, wait = patience) {
  const found = await firstVisible(candidates(await scopeOf(page, step.within, wait), step), wait);
  if (!found) throw new Error(`no ${words(step)}`);
  return found;
}

/** Waits until test() is true. */
async function eventually(page, test, wait = patience) {
  const deadline = Date.now() + wait;
  while (Date.now() < deadline) {
    if (await test().catch(() => false)) return true;
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => done()))).catch(() => {});
  }
  return test().catch(() => false);
}

async function choose(page, step) {
  const scope = await scopeOf(page, step.within);
  const name = step.name;
  const group = scope.getByRole("radiogroup", { name, exact: true }).or(scope.getByRole("group", { name, exact: true }));
  const control = await firstVisible(
    [
      ...["combobox", "listbox", "button"].map((role) => scope.getByRole(role, { name, exact: true })),
      ...["combobox", "button"].map((role) => scope.getByRole(role, { name: new RegExp(`^${escape(name)}\\b`, "i") })),
      group,
      scope.getByLabel(name, { exact: true }),
    ],
    patience,
  );
  if (!control) throw new Error(`no listbox or choice named "${name}"`);
  const kind = await control.evaluate((e) => e.tagName.toLowerCase());
  if (kind === "select") return control.selectOption({ label: step.value });
  const radio = control.getByRole("radio", { name: step.value, exact: true });
  if ((await radio.count()) > 0) return radio.first().check({ force: true, timeout: patience });
  if ((await control.getAttribute("role")) !== "listbox") await control.click({ timeout: patience });
  const option = await firstVisible(
    ["option", "menuitemradio", "menuitemcheckbox", "menuitem", "radio", "checkbox"].flatMap((role) => [page.getByRole(role, { name: step.value, exact: true })])
      .concat(page.getByRole("option", { name: new RegExp(`^${escape(step.value)}`, "i") })),
    patience,
  );
  if (!option) throw new Error(`"${name}" has no option "${step.value}"`);
  await option.click({ timeout: patience });
}

async function drag(page, step) {
  const from = await target(page, step);
  const to = await firstVisible([page.getByRole("list", { name: step.to, exact: true }), page.getByRole("region", { name: step.to, exact: true }), page.getByRole("group", { name: step.to, exact: true }), page.getByRole("listitem").filter({ hasText: step.to }), page.getByText(step.to, { exact: true })], patience);
  if (!to) throw new Error(`no "${step.to}" to drop on`);
  await from.scrollIntoViewIfNeeded();
  const frame = () => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))));
  const a = await from.boundingBox();
  await page.mouse.move(a.x + a.width / 2, a.y + Math.min(a.height / 2, 24));
  await page.mouse.down();
  await page.mouse.move(a.x + a.width / 2 + 8, a.y + Math.min(a.height / 2, 24) + 6, { steps: 4 });
  await frame();
  const b = await to.boundingBox(); // after the start: columns may have moved
  const view = page.viewportSize();
  const x = Math.min(b.x + b.width / 2, view.width - 8);
  const y = Math.min(b.y + Math.min(b.height / 2, 60), view.height - 8);
  await page.mouse.move(x, y, { steps: 15 });
  await frame();
  await page.mouse.move(x + 2, y + 2, { steps: 2 });
  await frame();
  await page.mouse.up();
}

/** One function per word of the language. `world` changes who is looking and opens paths. */
const verbs = {
  goto: ({ world, step }) => world.open(step.value),
  reload: async ({ page }) => void (await page.reload({ waitUntil: "load" })),
  sign_in: ({ world, step }) => world.become(step.value),
  click: async ({ page, step }) => (await target(page, step)).click({ timeout: patience }),
  fill: async ({ page, step }) => (await target(page, { role: "textbox", ...step, role: step.role || "textbox" })).fill(step.value ?? "", { timeout: patience }),
  choose: ({ page, step }) => choose(page, step),
  check: async ({ page, step }) => {
    const box = await target(page, { ...step, role: step.role || "checkbox" });
    const want = step.value !== "off";
    if ((await box.isChecked()) !== want) await box.click({ timeout: patience });
    if (!(await eventually(page, async () => (await box.isChecked()) === want))) throw new Error(`${words(step)} did not turn ${want ? "on" : "off"}`);
  },
  press: async ({ page, step }) => {
    if (step.name || step.role) await (await target(page, step)).focus();
    for (const key of (step.value ?? "Enter").split(/\s+/)) {
      await page.keyboard.press(key);
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))));
    }
  },
  drag: ({ page, step }) => drag(page, step),
  see: async ({ page, step }) => {
    await target(page, step).catch((error) => {
      throw new Error(error.message.replace(/^no /, "expected to see "));
    });
  },
  not_see: async ({ page, step }) => {
    const gone = await eventually(page, async () => {
      const scope = await scopeOf(page, step.within, 0).catch(() => null);
      return scope === null || (await firstVisible(candidates(scope, step).slice(0, step.role ? 1 : 2), 0)) === null;
    });
    if (!gone) throw new Error(`expected not to see ${words(step)}`);
  },
  see_value: async ({ page, step }) => {
    const field = await target(page, { ...step, role: step.role || "textbox" });
    const read = () => field.evaluate((e) => ("value" in e && e.tagName !== "BUTTON" ? (e.tagName === "SELECT" ? e.selectedOptions[0]?.label : e.value) : e.innerText.trim()));
    if (!(await eventually(page, async () => (await read()) === step.value))) throw new Error(`${words(step)} holds "${await read()}", expected "${step.value}"`);
  },
  url: async ({ page, step }) => {
    const want = new RegExp(`^${step.value.split("*").map(escape).join(".*")}$`);
    const path = () => new URL(page.url()).pathname + new URL(page.url()).search;
    if (!(await eventually(page, async () => want.test(path()) || want.test(new URL(page.url()).pathname)))) throw new Error(`the address is ${path()}, expected ${step.value}`);
  },
};

/** The words after which the page may be busy; goto waits by itself, and the rest changes nothing that is not waited for. */
const moving = new Set(["reload", "sign_in", "click", "choose", "check", "press", "drag"]);

/** The words of the language. */
export const language = Object.keys(verbs);

/** Runs a check's steps, calls `tell` before each; throws an Error that names the step and what was on the page. */
export async function runSteps(world, steps, run, tell = () => {}) {
  const digits = Array.from(run, (letter) => letter.charCodeAt(0) % 10).slice(-8).join("").padStart(6, "7");
  const fill = (text) => (typeof text === "string" ? text.replaceAll("{run}", run).replaceAll("{digits}", digits) : text);
  for (const [i, raw] of steps.entries()) {
    tell();
    const step = Object.fromEntries(Object.entries(raw).map(([k, v]) => [k, fill(v)]));
    const verb = verbs[step.do];
    const label = `step ${i + 1} of ${steps.length} (${[step.do, step.role, step.name && `"${step.name}"`, step.value && `"${step.value}"`, step.to && `to "${step.to}"`, step.within && `in "${step.within}"`].filter(Boolean).join(" ")})`;
    if (!verb) throw new Error(`${label}: there is no such step; there are ${language.join(", ")}`);
    // Who does not begin by going somewhere begins at the front door.
    if (!world.now().been && !["goto", "sign_in"].includes(step.do)) await world.open("/");
    const { page, watcher } = world.now();
    try {
      await verb({ world, page, step });
    } catch (error) {
      throw new Error(`${label}: ${String(error.message).split("\n")[0]}; ${await describe(world.now().page)}`);
    }
    if (moving.has(step.do)) await settle(world.now().page, world.now().watcher ?? watcher);
  }
}

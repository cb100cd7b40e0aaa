// Somebody who judges an app: sees a page, clicks, types. Finds things by role and accessible name, as acceptance checks do.
import { runSteps } from "../../internal/gate/tools/steps.mjs";
import { settle } from "../../internal/gate/tools/watch.mjs";
import { World } from "../../internal/gate/tools/people.mjs";

const escape = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

export class Person {
  constructor(people, name, run) {
    this.name = name;
    this.run = run;
    this.world = new World(people, name, { fresh: true, run });
  }

  async enter() {
    await this.world.become(this.name);
    // Who signs in is where that leads, and goes on from there.
    if (this.name !== "visitor") this.world.now().been = true;
    return this;
  }

  /** The Playwright page, for what the words below do not say. */
  get page() {
    return this.world.now().page;
  }

  #step(step) {
    return runSteps(this.world, [step], this.run);
  }

  go(path) {
    return this.#step({ do: "goto", value: path });
  }
  click(role, name, within) {
    return this.#step({ do: "click", role, name, within });
  }
  fill(name, value, within) {
    return this.#step({ do: "fill", name, value: String(value), within });
  }
  choose(name, value, within) {
    return this.#step({ do: "choose", name, value, within });
  }
  tick(name, on = true, within) {
    return this.#step({ do: "check", name, value: on ? "on" : "off", within });
  }
  press(keys, role, name) {
    return this.#step({ do: "press", value: keys, role, name });
  }
  drag(role, name, to) {
    return this.#step({ do: "drag", role, name, to });
  }
  reload() {
    return this.#step({ do: "reload" });
  }
  /** see("text") or see("heading", "text"); waits for it. */
  see(role, name, within) {
    return this.#step(name === undefined ? { do: "see", name: role } : { do: "see", role, name, within });
  }
  notSee(role, name, within) {
    return this.#step(name === undefined ? { do: "not_see", name: role } : { do: "not_see", role, name, within });
  }
  seeValue(name, value, within) {
    return this.#step({ do: "see_value", name, value, within });
  }

  /** Clicks what Playwright found, and waits as after every other click. */
  async touch(found) {
    await found.click();
    await this.settled();
  }
  /** Waits until nothing is loading. */
  settled() {
    const { page, watcher } = this.world.now();
    return settle(page, watcher);
  }
  /**
   * Makes an account on the sign-up page, as somebody new does: `more` are the answers to what the page asks beside name, e-mail and password
   * (a textbox by its label), `role` is chosen when the page offers roles.
   */
  async signUp(name, { role, more = {} } = {}) {
    await this.go("/sign-up");
    if (role) await this.choose("I am a", role).catch(() => {});
    await this.fill("Name", name);
    for (const [label, value] of Object.entries(more)) await this.fill(label, value);
    await this.fill("Email", `${name.toLowerCase().replace(/[^a-z0-9]+/g, ".")}@example.com`);
    await this.fill("Password", "a long password 77");
    await this.click("button", "Create account");
    await this.page.waitForURL((url) => !/^\/sign-up/.test(url.pathname));
    await this.settled();
    return this;
  }

  /** The path, with its query. */
  path() {
    const url = new URL(this.page.url());
    return url.pathname + url.search;
  }
  /** All visible text of the page, or of one part found by role and name. */
  async text(role, name) {
    const part = role ? this.page.getByRole(role, name ? { name } : {}).first() : this.page.locator("body");
    return (await part.innerText()).replace(/[\u00a0\u202f]/g, " ");
  }
  /** Waits until the page's text matches; the page's beginning is in the error. */
  async reads(pattern, role, name) {
    const want = pattern instanceof RegExp ? pattern : new RegExp(escape(pattern), "i");
    const until = Date.now() + 8000;
    for (;;) {
      const text = await this.text(role, name).catch(() => "");
      if (want.test(text)) return;
      if (Date.now() > until) throw new Error(`expected to read ${want}, on ${this.path()}: ${text.replace(/\s+/g, " ").slice(0, 300)}`);
      await this.page.waitForTimeout(100);
    }
  }
  async readsNot(pattern, role, name) {
    const want = pattern instanceof RegExp ? pattern : new RegExp(escape(pattern), "i");
    const until = Date.now() + 5000;
    for (;;) {
      const text = await this.text(role, name).catch(() => "");
      if (!want.test(text)) return;
      if (Date.now() > until) throw new Error(`expected not to read ${want}, on ${this.path()}`);
      await this.page.waitForTimeout(100);
    }
  }
  /** Whether something of that role and name is visible now. */
  async has(role, name) {
    return this.page.getByRole(role, name ? { name } : {}).first().isVisible();
  }
  /** Opens an address that must not be read: signed out, refused, or not found. `secret` may not be on the page. */
  async refused(path, secret) {
    const answer = await this.page.goto(new URL(path, this.page.url() === "about:blank" ? this.world.people.base : this.page.url()).href);
    let text = await this.text();
    for (const until = Date.now() + 5000; /^Loading|Loading…/m.test(text) && Date.now() < until; text = await this.text()) await this.page.waitForTimeout(100);
    if (secret && text.includes(secret)) throw new Error(`${path} shows "${secret}"`);
    const away = /^\/sign-in/.test(new URL(this.page.url()).pathname) || answer.status() >= 400 || /not found|nothing here|not meant for|not allowed|no access|may not|sign in/i.test(text);
    if (!away) throw new Error(`${path} is open to ${this.name}: ${text.replace(/\s+/g, " ").slice(0, 200)}`);
  }
  /** Makes the window this wide and fails when the page can be scrolled sideways. */
  async fits(width, height = 800) {
    await this.page.setViewportSize({ width, height });
    const over = await this.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (over > 1) throw new Error(`${this.path()} can be scrolled sideways by ${over} px at ${width} px`);
  }
  /** The computed style of the first thing of that role and name, as the browser gives it ("rgb(255, 140, 0)"). */
  style(property, role, name) {
    const part = role ? this.page.getByRole(role, name ? { name } : {}).first() : this.page.locator("body");
    return part.evaluate((e, p) => getComputedStyle(e).getPropertyValue(p), property);
  }
  close() {
    return this.world.close();
  }
}

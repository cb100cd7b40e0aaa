// Who looks at the app: a visitor, the demo account of a role, or a fresh second account of a role. Each person has a
// browser context of their own, so that nobody shares cookies or storage.
import { settle, watch } from "./watch.mjs";

export class People {
  #free = [];

  /** `signedIn` remembers the cookies of demo accounts, so that not every check has to sign in again. */
  constructor({ browser, base, accounts, roles, signedIn = new Map() }) {
    Object.assign(this, { browser, base, accounts, roles, signedIn });
  }

  /**
   * A window that knows nothing: a new context, or one that was given back and emptied. Opening one takes the browser
   * longer than most checks do.
   */
  async #context(state) {
    const seat = (await this.#emptied(this.#free.pop())) ?? (await this.#open());
    if (state) await seat.context.addCookies(state.cookies);
    seat.watcher.forget();
    seat.been = false;
    return seat;
  }

  /**
   * A window that was given back, without anything that the app left in it. It stays on the page where it was until it goes
   * to the next: leaving the app's address would end the browser's process for it, and a new one costs more than most
   * checks. Null when there is none or it cannot be emptied.
   */
  async #emptied(seat) {
    if (!seat) return null;
    try {
      await seat.page.evaluate(() => sessionStorage.clear()).catch(() => {});
      await seat.devtools.send("Storage.clearDataForOrigin", { origin: this.base, storageTypes: "all" });
      await seat.context.clearCookies();
      await seat.page.setViewportSize({ width: 1280, height: 800 });
      await seat.page.emulateMedia({ colorScheme: "light" });
      return seat;
    } catch {
      await seat.context.close().catch(() => {});
      return null;
    }
  }

  async #open() {
    const context = await this.browser.newContext({ viewport: { width: 1280, height: 800 }, colorScheme: "light", reducedMotion: "reduce", locale: "en-GB", timezoneId: "UTC" });
    context.setDefaultTimeout(10_000);
    const page = await context.newPage();
    page.setDefaultNavigationTimeout(20_000);
    return { context, page, watcher: watch(page, this.base), devtools: await context.newCDPSession(page) };
  }

  /** Takes a window back for somebody else. */
  async give(seat) {
    // One in which the app opened more windows, or that ended, is of no use.
    if (seat.context.pages().length !== 1 || seat.page.isClosed()) await seat.context.close().catch(() => {});
    else this.#free.push(seat);
  }

  /** The account that a person's name stands for; null when one has to be signed up. */
  account(person) {
    const [, role, number] = /^(.*?)(?:-(\d))?$/.exec(person);
    const all = this.accounts.filter((a) => a.role === role);
    if (!this.roles.some((r) => r.name === role)) throw new Error(`there is no role "${role}"; there are visitor, ${this.roles.map((r) => r.name).join(", ")}`);
    if (!number) {
      if (!all[0]) throw new Error(`the app has no demo account with role "${role}"`);
      return all[0];
    }
    if (all[number - 1]) return all[number - 1];
    if (!this.roles.find((r) => r.name === role).default) throw new Error(`"${person}" needs a second demo account of role "${role}": new accounts get another role`);
    return null;
  }

  /** Opens a context for a person. `fresh`: with a login of its own, because the check will end it. */
  async open(person, { fresh = false, run = "x" } = {}) {
    if (person === "visitor") return this.#context();
    const account = this.account(person);
    if (account && !fresh && this.signedIn.has(account.email)) return this.#context(await this.signedIn.get(account.email));
    const seat = await this.#context();
    try {
      if (account) {
        const entered = this.#continueAs(seat, account).then(() => seat.context.storageState());
        if (!fresh) {
          entered.catch(() => this.signedIn.delete(account.email));
          this.signedIn.set(account.email, entered);
        }
        await entered;
      } else {
        await this.#signUp(seat, run);
      }
    } catch (error) {
      await this.give(seat);
      throw error;
    }
    return seat;
  }

  async #continueAs({ page, watcher }, account) {
    await page.goto(`${this.base}/sign-in`, { waitUntil: "load" });
    await settle(page, watcher);
    await page.getByRole("button", { name: new RegExp(`^Continue as ${account.name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}`) }).first().click();
    await this.#arrived(page, watcher, `sign in as ${account.name}`);
  }

  async #signUp({ page, watcher }, run) {
    await page.goto(`${this.base}/sign-up`, { waitUntil: "load" });
    await settle(page, watcher);
    const field = (name) => page.getByRole("textbox", { name, exact: true }).or(page.getByLabel(name, { exact: true })).first();
    const name = page.getByRole("textbox", { name: "Name", exact: true });
    if ((await name.count()) > 0) await name.fill(`Second ${run}`);
    await field("Email").fill(`${run}@example.com`);
    await field("Password").fill(`correct-${run}-horse-9`);
    await page.getByRole("button", { name: "Create account" }).click();
    await this.#arrived(page, watcher, "sign up");
  }

  async #arrived(page, watcher, what) {
    await page.waitForURL((url) => !/^\/sign-(in|up)/.test(url.pathname), { timeout: 20_000, waitUntil: "commit" }).catch(() => {
      throw new Error(`could not ${what}: still on ${new URL(page.url()).pathname}`);
    });
    await page.waitForLoadState("load");
    await settle(page, watcher);
  }
}

/** What a check's steps act on: the person looking now, and the others who have been. */
export class World {
  constructor(people, person, { fresh, run }) {
    Object.assign(this, { people, person, fresh, run, seats: new Map() });
  }

  now() {
    return this.seats.get(this.person);
  }

  async become(person) {
    if (!this.seats.has(person)) this.seats.set(person, await this.people.open(person, { fresh: this.fresh, run: this.run }));
    this.person = person;
  }

  async open(path) {
    const { page, watcher } = this.now();
    const url = new URL(path, this.people.base);
    if (url.origin !== new URL(this.people.base).origin) throw new Error(`${path} is not a page of the app`);
    this.now().been = true;
    await page.goto(url.href, { waitUntil: "load" });
    await settle(page, watcher);
  }

  problems() {
    return [...this.seats].flatMap(([person, { watcher }]) => watcher.take().map((p) => ({ ...p, as: person })));
  }

  async close() {
    await Promise.all([...this.seats.values()].map((seat) => this.people.give(seat)));
  }
}

// One storyteller's page is made by the second check and used by those after it.
const creator = (role) => role("creator", "storyteller");
const listener = (role) => role("listener", "supporter", "member");

async function sampleTale(p, locked) {
  await p.go("/tales");
  await p.see("heading", "Tales");
  const links = p.page.getByRole("list", { name: "Tales" }).getByRole("heading").getByRole("link");
  for (let i = 0; i < (await links.count()); i++) {
    const href = await links.nth(i).getAttribute("href");
    await p.go(href);
    const text = await p.text("main");
    if (/from (Spark|Flame|Bonfire)/.test(text) === locked) return href;
    await p.go("/tales");
  }
  throw new Error(`no ${locked ? "locked" : "open"} tale among the samples`);
}

export default {
  "Open a creator page without signing in": async ({ as }) => {
    const p = await as("visitor");
    await p.go("/storytellers");
    await p.page.getByRole("list", { name: "Storytellers" }).getByRole("heading").getByRole("link").first().click();
    await p.see("heading", "Support");
    await sampleTale(p, true);
    await p.reads(/the rest is for supporters/i);
    await p.readsNot(/audio link\s+https/i);
  },
  "Make a page with the levels Spark 3, Flame 7, Bonfire 15 and try a fourth": async ({ as, role, keep, run }) => {
    const p = await as(creator(role));
    keep.page = `Teller ${run}`;
    await p.go("/storytellers/new");
    await p.fill("Name", keep.page);
    await p.click("button", "Create storyteller");
    await p.see("heading", keep.page);
    keep.address = p.path();
    for (const [name, price] of [["Spark", 3], ["Flame", 7], ["Bonfire", 15], ["Inferno", 30]]) {
      await p.go(keep.address);
      await p.click("link", "New level");
      await p.fill("Name", name);
      await p.fill("Price per month", price);
      await p.click("button", "Create level");
      if (name === "Inferno") await p.reads(/more are not possible/i);
      else await p.see("heading", name);
    }
    const v = await as("visitor");
    await v.go(keep.address);
    for (const name of ["Spark", "Flame", "Bonfire"]) await v.reads(name);
    await v.readsNot("Inferno");
  },
  "Join Spark and open a tale that is for Flame and up, then change to Flame": async ({ as, role, keep, run }) => {
    const c = await as(creator(role));
    keep.tale = `Tale ${run}`;
    await c.go(`/tales/new?storyteller=${keep.address.split("/").pop()}`);
    await c.fill("Title", keep.tale);
    await c.fill("Text", `First line ${run}\nSecond line\nThird line\nThe secret of ${run} is kept to the end, and it is a long way there for whoever has not paid.`);
    await c.page.getByLabel("From level").first().click();
    await c.page.getByRole("option", { name: "Flame" }).last().click();
    await c.click("button", "Create tale");
    await c.see("heading", keep.tale);
    keep.taleAddress = c.path();
    keep.secret = `The secret of ${run}`;
    const p = await as(listener(role));
    await p.go(keep.address);
    await p.click("link", "Join Spark");
    await p.click("button", "Pay");
    await p.reads(/support this page at Spark/i);
    await p.go(keep.taleAddress);
    await p.reads(/from Flame/i);
    await p.readsNot(keep.secret);
    await p.go(keep.address);
    await p.click("link", "Change to Flame");
    await p.click("button", "Pay");
    await p.reads(/support this page at Flame/i);
    await p.go(keep.taleAddress);
    await p.reads(keep.secret);
  },
  "End the support and reload a locked tale": async ({ as, role, keep }) => {
    const p = await as(listener(role));
    await p.go(keep.address);
    await p.click("button", "End support");
    await p.click("button", "End my support");
    await p.reads(/stays open until .*\d/i);
    await p.go(keep.taleAddress);
    await p.reload();
    await p.reads(keep.secret);
  },
  "Two supporters on Flame and one on Bonfire": async ({ as, role, keep }) => {
    for (const [who, level] of [[listener(role), "Flame"], [`${listener(role)}-2`, "Flame"], ["admin", "Bonfire"]]) {
      const p = await as(who);
      await p.go(keep.address);
      await p.page.getByRole("link", { name: new RegExp(`(Join|Change to|Go on with) ${level}`) }).first().click();
      await p.click("button", "Pay");
      await p.reads(new RegExp(`support this page at ${level}`, "i"));
    }
    const c = await as(creator(role));
    await c.go("/supporters");
    await c.reads(/29[.,]00/);
    await c.reads(/27[.,]26/);
  },
  "Open a locked tale's address and look for its full text or audio in the page": async ({ as, keep }) => {
    const v = await as("visitor");
    await v.go(keep.taleAddress);
    await v.see("heading", keep.tale);
    if ((await v.page.content()).includes(keep.secret)) throw new Error("the locked text is in the page");
  },
  "Try to comment without being a supporter": async ({ as, role, run }) => {
    const p = await as(`${listener(role)}-2`);
    await p.go("/sign-up");
    await sampleTale(p, true);
    await p.reads(/comments are for supporters/i);
    void run;
  },
  "Open the pay page": async ({ as, role }) => {
    const p = await as(listener(role));
    await p.go("/storytellers");
    await p.page.getByRole("list", { name: "Storytellers" }).getByRole("heading").getByRole("link").last().click();
    await p.see("heading", "Support");
    await p.page.getByRole("link", { name: /^(Join|Change to) / }).first().click();
    await p.reads(/simulated payment/i);
  },
  "Try to edit another creator's tale by address": async ({ as, role, keep }) => {
    const p = await as(`${creator(role)}-2`);
    await p.refused(`${keep.taleAddress}/edit`, keep.secret);
  },
};

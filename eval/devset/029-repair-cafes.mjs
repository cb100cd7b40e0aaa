const list = (app) => app.spec.entities.find((e) => e.moderation) ?? app.spec.entities[0];

async function open(as, app, who = "visitor") {
  const p = await as(who);
  await p.go(`/${list(app).route}`);
  return p;
}

export default {
  "Open the directory and search by a town": async ({ as, app, expect }) => {
    const p = await open(as, app);
    const town = String(list(app).sample.find((r) => JSON.stringify(r).includes(","))?.town ?? list(app).sample[0].town ?? Object.values(list(app).sample[0]).find((v) => /, [A-Z]/.test(String(v)))?.split(", ").at(-1));
    await p.page.getByRole("searchbox").first().fill(town.split(" ").at(-1));
    await p.press("Enter", "searchbox");
    await p.reads(/[1-9]\d* repair/i);
    await p.page.getByRole("main").getByRole("link").nth(1).waitFor();
    expect(/mon|tue|wed|thu|fri|sat|sun|\d\d:\d\d/i.test(await p.text("main")), "no opening times are shown");
  },
  "Filter by a kind of thing, such as bicycles": async ({ as, app, expect }) => {
    const p = await open(as, app);
    const field = list(app).fields.find((f) => f.filter && (f.options ?? []).some((o) => /bicycle|bike/i.test(o.label)));
    expect(field, "nothing to filter by what they fix");
    await p.choose(field.label, field.options.find((o) => /bicycle|bike/i.test(o.label)).label);
    await p.page.waitForURL(/=/);
    await p.reads(/\d+ repair/i);
  },
  "Switch between list and map": async ({ as, app, expect }) => {
    const p = await open(as, app);
    const count = async () => /(\d+) repair/i.exec(await p.text("main"))?.[1];
    const before = await count();
    await p.page.getByRole("link", { name: "Map", exact: true }).or(p.page.getByRole("tab", { name: "Map" })).first().click();
    await p.page.waitForURL(/map/);
    await p.reads(new RegExp(`${before} repair`, "i"));
    expect((await p.page.getByRole("main").locator("svg").count()) > 0, "there is no map");
  },
  "Suggest a café without a name or place": async ({ as, app }) => {
    const p = await as("visitor");
    await p.go(`/${list(app).route}/new`);
    if (/sign-in/.test(p.path())) throw new Error("suggesting needs an account");
    await p.page.getByRole("main").getByRole("button", { name: /create|suggest|send/i }).click();
    await p.reads(/enter/i);
  },
  "Suggest a complete café and search for it": async ({ as, app, run, keep }) => {
    const p = await as("visitor");
    await p.go(`/${list(app).route}/new`);
    keep.name = `Café ${run}`;
    const title = list(app).fields.find((f) => f.name === list(app).title).label;
    for (const field of await p.page.getByRole("main").getByRole("textbox").all()) if ((await field.getAttribute("required")) !== null) await field.fill((await field.getAttribute("type")) === "email" ? "a@example.com" : "Mill Lane 5, Graz");
    await p.fill(title, keep.name);
    await p.page.getByRole("main").getByRole("button", { name: /create|suggest|send/i }).click();
    await p.reads(/thank you/i);
    await p.go(`/${list(app).route}?q=${run}`);
    await p.readsNot(keep.name, "main");
  },
  "Approve the suggestion, reload as a visitor": async ({ as, app, keep }) => {
    const admin = await as(app.spec.roles.find((r) => r.admin).name);
    await admin.go(`/${list(app).route}/review`);
    await admin.reads(keep.name);
    await admin.page.getByRole("listitem").or(admin.page.getByRole("article")).or(admin.page.getByRole("row")).filter({ hasText: keep.name }).first().getByRole("button", { name: "Approve" }).click();
    await admin.page.waitForTimeout(1000);
    const p = await as("visitor");
    await p.go(`/${list(app).route}?q=${encodeURIComponent(keep.name.split(" ")[1])}`);
    await p.click("link", keep.name);
    await p.see("heading", keep.name);
  },
  "Open the approval page without an account": async ({ as, app }) => {
    await (await as("visitor")).refused(`/${list(app).route}/review`, "Approve");
  },
  "Use it at 375 px wide": async ({ as, app }) => {
    const p = await open(as, app);
    await p.fits(375);
    await p.page.getByRole("searchbox").first().fill("a");
    await p.page.getByRole("main").getByRole("link").nth(2).click();
    await p.page.waitForTimeout(500);
    await p.fits(375);
  },
};

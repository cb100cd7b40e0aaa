// Clerks enter lost things; one public page; supervisors read the log.
const things = (at) => at("Lost thing", "Thing", "Lost item", "Found thing", "Item", "Lost property");

const enter = async (p, route, name, { category, found, place = "Market Square", more = {} }) => {
  await p.go(`${route}/new`);
  await p.fill("Name", name);
  await p.choose("Category", category);
  await p.fill("Date found", found);
  await p.fill("Place", place);
  for (const [label, value] of Object.entries(more)) await p.fill(label, value);
  await p.page.getByRole("button", { name: /^Create / }).click();
  await p.see("heading", name);
  await p.settled();
  return p.path();
};

const numberOf = async (p) => {
  const found = /\b(\d{4})-(\d{4})\b/.exec(await p.text("main"));
  if (!found) throw new Error(`no running number on the page: ${(await p.text("main")).replace(/\s+/g, " ").slice(0, 200)}`);
  return { year: Number(found[1]), n: Number(found[2]) };
};

const monthsAgo = (n) => {
  const d = new Date();
  d.setUTCDate(1);
  d.setUTCMonth(d.getUTCMonth() - n);
  return d.toISOString().slice(0, 10);
};

export default {
  "Enter two things one after the other": async ({ as, role, run, day, at, expect }) => {
    const p = await as(role("clerk"));
    await enter(p, things(at), `Scarf ${run}`, { category: "Other", found: day(-1) });
    const one = await numberOf(p);
    await enter(p, things(at), `Glove ${run}`, { category: "Other", found: day(-1) });
    const two = await numberOf(p);
    expect(one.year === new Date().getUTCFullYear() && two.year === one.year, `the years are ${one.year} and ${two.year}`);
    expect(two.n === one.n + 1, `${one.n}, then ${two.n}`);
  },
  "Save a thing with no category and a found date of tomorrow": async ({ as, role, run, day, at }) => {
    const p = await as(role("clerk"));
    await p.go(`${things(at)}/new`);
    await p.fill("Name", `Never ${run}`);
    await p.fill("Date found", day(1));
    await p.page.getByRole("button", { name: /^Create / }).click();
    await p.reads(/(choose|enter|pick|select) a category|category.*(needed|required|missing)/i);
    await p.reads(/future|today or|not.*after today|cannot be/i);
    await p.go(`${things(at)}?q=${encodeURIComponent(`Never ${run}`)}`);
    await p.notSee("link", `Never ${run}`);
  },
  "Open the public page": async ({ as, role, run, day, at, keep, expect }) => {
    const clerk = await as(role("clerk"));
    keep.month = day(-3);
    keep.name = `Horn case ${run}`;
    keep.area = `Harbour ${run}`;
    keep.path = await enter(clerk, things(at), keep.name, { category: "Other", found: keep.month, place: keep.area, more: { Description: `Dent ${run}`, "Shelf number": `Shelf${run}`, Finder: `Finder${run}` } });
    const p = await as("visitor");
    await p.go("/");
    await p.touch(p.page.getByRole("link", { name: /lost things|public|found/i }).first());
    if (!/public/.test(p.path())) await p.go(`${things(at)}/public`);
    await p.reads(keep.area);
    const month = new Date(keep.month).toLocaleString("en", { month: "long", timeZone: "UTC" });
    await p.reads(new RegExp(month));
    await p.reads(/Other/);
    const all = await p.page.content();
    for (const secret of [`Dent ${run}`, `Shelf${run}`, `Finder${run}`]) expect(!all.includes(secret), `${secret} is on the public page`);
    expect((await p.page.getByRole("main").getByRole("img").count()) === 0, "there are pictures on the public page");
    await p.refused(things(at));
    await p.refused(keep.path, `Dent ${run}`);
  },
  "Send \"I think this is mine\" for a thing": async ({ as, role, run, at, keep }) => {
    const p = await as("visitor");
    await p.go(`${things(at)}/public`);
    await p.touch(p.page.getByRole("listitem").filter({ hasText: keep.area }).getByRole("button", { name: "I think this is mine" }));
    await p.fill("Your name", `Owner ${run}`, "I think this is mine");
    await p.fill("Email or phone", "owner@example.com", "I think this is mine");
    await p.fill("Details", `Initials ${run} inside`, "I think this is mine");
    await p.click("button", "Send", "I think this is mine");
    await p.reads(/thank you|we have|sent|received/i);
    const clerk = await as(role("clerk"));
    await clerk.go(keep.path);
    await clerk.reads(`Initials ${run} inside`);
    await clerk.reads(`Owner ${run}`);
  },
  "Enter an umbrella, a bunch of keys and a phone found seven months ago": async ({ as, role, run, at }) => {
    const p = await as(role("clerk"));
    const found = monthsAgo(7);
    await enter(p, things(at), `Umbrella ${run}`, { category: "Umbrella", found });
    await enter(p, things(at), `Bunch ${run}`, { category: "Key", found });
    await enter(p, things(at), `Phone ${run}`, { category: "Phone", found });
    await p.go(things(at));
    await p.click("link", "May be auctioned");
    await p.settled();
    await p.see("link", `Umbrella ${run}`);
    await p.notSee("link", `Bunch ${run}`);
    await p.notSee("link", `Phone ${run}`);
    await p.click("link", "To destroy");
    await p.settled();
    await p.see("link", `Bunch ${run}`);
    await p.notSee("link", `Umbrella ${run}`);
    const boss = await as(role("supervisor"));
    await boss.go(`${things(at)}?q=${encodeURIComponent(`Phone ${run}`)}`);
    await boss.click("link", `Phone ${run}`);
    await boss.touch(boss.page.getByRole("button", { name: /^(ok|approve|release|confirm|allow)/i }).first());
    await boss.settled();
    await p.click("link", "May be auctioned");
    await p.see("link", `Phone ${run}`);
  },
  "Hand out a thing with name and ID type, reload and try to edit it": async ({ as, role, run, day, at }) => {
    const p = await as(role("clerk"));
    const path = await enter(p, things(at), `Wallet ${run}`, { category: "Other", found: day(-5) });
    await p.click("button", "Hand out");
    await p.page.getByRole("dialog").getByRole("textbox", { name: /handed to|name/i }).fill(`Ola ${run}`);
    await p.fill("ID type", "Passport", "Hand out");
    await p.click("button", "Hand out", "Hand out");
    await p.reads(/handed out/i);
    await p.reload();
    await p.reads(/handed out/i);
    await p.reads(`Ola ${run}`);
    await p.reads(/Passport/);
    await p.notSee("link", "Edit");
    await p.go(`${path}/edit`);
    await p.notSee("button", "Save changes");
  },
  "Open the change log as a clerk, then as a supervisor": async ({ as, role, run, day, at, expect }) => {
    const p = await as(role("clerk"));
    await enter(p, things(at), `Cane ${run}`, { category: "Other", found: day(-2) });
    await p.notSee("link", "Change log");
    await p.refused("/log", `Cane ${run}`);
    const boss = await as(role("supervisor"));
    await boss.go("/");
    await boss.go("/dashboard");
    await boss.click("link", "Change log");
    await boss.see("heading", "Change log");
    const row = await boss.page.getByRole("row").filter({ hasText: `Cane ${run}` }).first().innerText();
    expect(/\d{1,2}:\d{2}/.test(row), `no time: ${row}`);
    expect(/[A-Z][a-z]+ [A-Z]/.test(row.replace(`Cane ${run}`, "")), `nobody is named: ${row}`);
  },
  "Search for \"tuba\" with none entered": async ({ as, role, at, expect }) => {
    const p = await as(role("clerk"));
    await p.go(things(at));
    await p.page.getByRole("searchbox").first().fill("tuba");
    await p.press("Enter");
    await p.reads(/nothing found|no lost|no results|nothing/i);
    expect(await p.has("link", "Clear filters") || await p.has("button", "Clear filters") || await p.has("link", "Clear search") || /try|other|clear/i.test(await p.text("main")), "the empty list does not say what to do");
  },
};

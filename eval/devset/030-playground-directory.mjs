async function add(p, name, ticks = [], more = []) {
  await p.go("/playgrounds/new");
  await p.fill("Name", name);
  await p.fill("Commune", "Ghent");
  for (const [label, value] of more) await p.fill(label, value);
  for (const tick of ticks) await p.tick(tick);
  await p.click("button", "Create playground");
  await p.see("heading", name);
  return p.path();
}

export default {
  "Filter by fence and accessible toilet together": async ({ as, app }) => {
    const p = await as("visitor");
    const rows = app.spec.entities.find((e) => e.name === "playground").sample;
    const both = rows.filter((row) => row.fence_all_around && row.accessible_toilet).length;
    await p.go("/playgrounds");
    await p.tick("Fence all around");
    await p.tick("Accessible toilet");
    await p.reads(new RegExp(`\\b${both} playgrounds?\\b`));
  },
  "Add a playground without commune": async ({ as, run }) => {
    const p = await as("parent");
    await p.go("/playgrounds/new");
    await p.fill("Name", run);
    await p.click("button", "Create playground");
    await p.reads(/commune/i);
    await p.seeValue("Name", run);
    if (!/\/new$/.test(p.path())) throw new Error("it was taken without a commune");
  },
  "Rate 4, then change it to 2 and reload": async ({ as, run, keep }) => {
    const p = await as("parent");
    keep.path = await add(p, `Swing ${run}`);
    keep.name = `Swing ${run}`;
    for (const stars of ["4", "2"]) {
      await p.choose("Your rating", stars);
      await p.click("button", "Save rating");
      await p.reads(`${stars}.0`);
    }
    await p.reload();
    await p.reads("2.0");
  },
  "Try to rate or add without an account": async ({ as, keep }) => {
    const p = await as("visitor");
    await p.go("/playgrounds/new");
    await p.see("button", "Sign in");
    await p.go(keep.path);
    await p.notSee("button", "Save rating");
  },
  "Let three different parents report the same playground": async ({ as, keep }) => {
    // Not by the parent who added it: by three others.
    for (const [i, who] of ["parent-2", "parent-3", "parent-4"].entries()) {
      const p = await as(who);
      await p.go(keep.path);
      await p.click("button", "Report");
      await p.page.getByRole("dialog").getByRole("textbox").first().fill("closed or wrong");
      await p.click("button", "Send report");
      const v = await as("visitor");
      await v.go(keep.path);
      if (i < 2) await v.readsNot(/Reported as/);
      else await v.reads(/Reported as closed or wrong/);
    }
  },
  "Check the reported playground and clear it": async ({ as, keep }) => {
    const p = await as("moderator");
    await p.go("/reports");
    await p.touch(p.page.getByRole("listitem").filter({ hasText: keep.name }).getByRole("button", { name: /keep|clear|close/i }).first());
    const v = await as("visitor");
    await v.go(keep.path);
    await v.readsNot(/Reported as/);
  },
  "After the follow-up: filter by age 7 with playgrounds for 3-6 and 5-12": async ({ as, run }) => {
    const p = await as("parent");
    await add(p, `Small ${run}`, [], [["Age from", 3], ["Age to", 6]]);
    await add(p, `Big ${run}`, [], [["Age from", 5], ["Age to", 12]]);
    const v = await as("visitor");
    await v.go(`/playgrounds?q=${run}`);
    await v.fill("Age", 7);
    await v.reads(/1 playground\b/);
    await v.see("link", `Big ${run}`);
    await v.notSee("link", `Small ${run}`);
  },
  "After the follow-up: enter an age range from 10 to 4": async ({ as, run }) => {
    const p = await as("parent");
    await p.go("/playgrounds/new");
    await p.fill("Name", run);
    await p.fill("Commune", "Ghent");
    await p.fill("Age from", 10);
    await p.fill("Age to", 4);
    await p.click("button", "Create playground");
    await p.reads(/cannot|before|below|less|least/i);
    if (!/\/new$/.test(p.path())) throw new Error("it was taken");
  },
  "After the follow-up: look at the headings on several pages": async ({ as }) => {
    const p = await as("visitor");
    for (const path of ["/", "/playgrounds"]) {
      await p.go(path);
      const colour = await p.page.getByRole("heading", { level: 1 }).first().evaluate((el) => getComputedStyle(el).color);
      if (!/rgb\(72, 61, 139\)/.test(colour)) throw new Error(`${path}: ${colour}`);
    }
  },
};

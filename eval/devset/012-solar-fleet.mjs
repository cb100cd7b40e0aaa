async function site(p, name, code, size) {
  await p.go("/sites/new");
  await p.fill("Name", name);
  await p.fill("kWp size", size);
  await p.fill("Code", code);
  await p.click("button", "Create site");
  await p.see("heading", name);
  return p.path();
}

async function bring(p, rows) {
  await p.go("/yields/import");
  await p.fill("Or paste the rows", ["site_code,date,kwh", ...rows].join("\n"));
  await p.click("button", "Import");
}

export default {
  "Add three sites and import a CSV with their yields of the last days": async ({ as, run, keep, day, app }) => {
    const p = await as("owner-2");
    keep.run = run;
    keep.sites = [];
    for (const i of [1, 2, 3]) keep.sites.push(await site(p, `Roof ${i} ${run}`, `${run}-${i}`, 10));
    await bring(p, [1, 2, 3].flatMap((i) => [3, 2].map((back) => `${run}-${i},${day(-back)},${30 + i}`)));
    await p.reads(/6 rows imported/);
    await p.go("/dashboard");
    await p.reads(/Yield by day/);
    await p.reads(/192/);
    await p.see("link", `Roof 1 ${run}`);
  },
  "Import a CSV with a bad date in row 3 and an unknown site code in row 5": async ({ as, keep, day }) => {
    const p = await as("owner-2");
    const k = `${keep.run}-1`;
    await bring(p, [`${k},${day(-9)},1`, `${k},${day(-8)},1`, `${k},2026-99-99,1`, `${k},${day(-7)},1`, `nowhere-1,${day(-7)},1`]);
    await p.reads(/3 rows imported, 2 rows not imported/);
    await p.reads(/Row 3/);
    await p.reads(/Row 5/);
    await p.reads(/date/i);
    await p.reads(/no site “nowhere-1”/);
  },
  "Three sites of 10 kWp with 40, 38 and 12 kWh yesterday": async ({ as, keep, day }) => {
    const p = await as("owner-2");
    await bring(p, [[1, 40], [2, 38], [3, 12]].map(([i, kwh]) => `${keep.run}-${i},${day(-1)},${kwh}`));
    await p.reads(/3 rows imported/);
    await p.go("/sites/lists/alarm");
    await p.see("link", `Roof 3 ${keep.run}`);
    await p.notSee("link", `Roof 1 ${keep.run}`);
    await p.notSee("link", `Roof 2 ${keep.run}`);
    await p.reads(/1\.20/);
  },
  "Acknowledge an alarm with a comment and reload": async ({ as, run }) => {
    const p = await as("technician");
    await p.go("/sites/lists/alarm");
    await p.page.getByRole("row").nth(1).getByRole("link").first().click();
    await p.fill("Comment", `Cleaned ${run}`, "Acknowledge");
    await p.click("button", "Acknowledge");
    await p.reads(`Cleaned ${run}`);
    await p.reload();
    await p.reads(`Cleaned ${run}`);
  },
  "Look for deleting a site and inviting people, also by address": async ({ as }) => {
    const p = await as("technician");
    await p.go("/sites");
    await p.page.getByRole("row").nth(1).getByRole("link").first().click();
    await p.notSee("button", "Delete");
    await p.notSee("link", "People");
    await p.go("/people");
    await p.notSee("button", "Invite");
  },
  "Sign up as a second firm and open a site of the first one by its address": async ({ as, keep }) => {
    const p = await as("owner-3");
    await p.go(keep.sites[0]);
    await p.readsNot(`Roof 1 ${keep.run}`);
    await p.go("/dashboard");
    await p.reads(/add|begin|first/i);
  },
  "Export the table": async ({ as }) => {
    const p = await as("owner");
    await p.go("/sites");
    const [file] = await Promise.all([p.page.waitForEvent("download"), p.page.getByRole("link", { name: "Export" }).click()]);
    if (!/\.csv$/.test(file.suggestedFilename())) throw new Error(file.suggestedFilename());
  },
  "After the follow-up: sign in as a viewer": async ({ as }) => {
    const p = await as("viewer");
    await p.go("/sites");
    await p.notSee("link", "Import");
    await p.notSee("link", "New plant");
  },
  "After the follow-up: look through the screens": async ({ as }) => {
    const p = await as("owner");
    for (const path of ["/dashboard", "/sites"]) {
      await p.go(path);
      await p.reads(/plants/i);
      await p.readsNot(/\bsites\b/i);
    }
  },
};

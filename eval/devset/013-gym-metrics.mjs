const figure = async (p, name) => {
  await p.go("/dashboard");
  const card = p.page.getByRole("listitem", { name, exact: true });
  await card.waitFor();
  return (await card.innerText()).replace(/\s+/g, " ");
};

async function add(p, path, label, fields) {
  await p.go(`${path}/new`);
  for (const [name, value] of fields) await p.fill(name, value);
  await p.click("button", `Create ${label}`);
}

export default {
  "With two plans at 40 and 60 and three members on 40 and two on 60": async ({ app, run, keep, day, expect, as }) => {
    const p = await as("owner-2");
    keep.route = app.spec.entities.find((e) => e.label === "Member").route;
    for (const price of [40, 60]) await add(p, "/plans", "plan", [["Name", `Plan ${price} ${run}`], ["Monthly price", price]]);
    for (let i = 0; i < 5; i++) {
      await p.go(`/${keep.route}/new`);
      await p.fill("Name", `Member ${i} ${run}`);
      await p.fill("Start", day(-60));
      await p.choose("Plan", `Plan ${i < 3 ? 40 : 60} ${run}`);
      await p.click("button", "Create member");
      await p.see("heading", `Member ${i} ${run}`);
      if (i === 0) keep.member = p.path();
    }
    keep.run = run;
    const mrr = await figure(p, "MRR");
    if (!/240/.test(mrr)) throw new Error(`MRR says ${mrr}`);
    const active = await figure(p, "Active members");
    if (!/\b5\b/.test(active)) throw new Error(`Active members says ${active}`);
    const average = await figure(p, "Average revenue per member");
    if (!/48/.test(average)) throw new Error(`Average says ${average}`);
  },
  "Mark one of those five, active since before the 1st, as quit this month": async ({ keep, day, as }) => {
    const p = await as("owner-2");
    await p.go(`${keep.member}/edit`);
    await p.fill("End", day(0));
    await p.click("button", "Save changes");
    await p.see("heading", `Member 0 ${keep.run}`);
    const churn = await figure(p, "Churn");
    if (!/20/.test(churn)) throw new Error(`Churn says ${churn}`);
    const active = await figure(p, "Active members");
    if (!/\b4\b/.test(active)) throw new Error(`Active members says ${active}`);
  },
  "Choose one location in the filter and go to another page": async ({ app, as }) => {
    const p = await as("owner");
    const place = app.spec.entities.find((e) => e.label === "Location");
    const title = place.sample[0][place.title];
    await p.go("/dashboard");
    const all = await figure(p, "Active members");
    await p.choose("Location", title);
    await p.reads(title);
    const one = await figure(p, "Active members");
    if (one === all) throw new Error(`the numbers stay ${one}`);
    const members = app.spec.entities.find((e) => e.label === "Member");
    await p.go(`/${members.route}`);
    await p.see("button", "Location");
    await p.reads(title);
  },
  "Sign in as staff and open the dashboard address": async ({ as, app }) => {
    const p = await as("staff");
    await p.go("/dashboard");
    await p.readsNot(/MRR|revenue|€|\$/i);
    const members = app.spec.entities.find((e) => e.label === "Member");
    await p.go(`/${members.route}`);
    await p.page.getByRole("button", { name: /^Check in/ }).first().click();
    await p.reads(/noted/);
  },
  "Check in a member who is on the at-risk list": async ({ as, app }) => {
    const p = await as("staff");
    const members = app.spec.entities.find((e) => e.label === "Member");
    await p.go(`/${members.route}/lists/at-risk`);
    const row = p.page.getByRole("row").nth(1);
    const name = (await row.getByRole("link").first().innerText()).trim();
    await row.getByRole("button", { name: /^Check in/ }).click();
    await p.reads(/noted/);
    await p.go(`/${members.route}/lists/at-risk`);
    await p.notSee("link", name);
  },
  "Change a member to another plan and reload": async ({ as, keep }) => {
    const p = await as("owner-2");
    await p.go(`${keep.member}/edit`);
    await p.choose("Plan", `Plan 60 ${keep.run}`);
    await p.click("button", "Save changes");
    await p.see("heading", `Member 0 ${keep.run}`);
    await p.reload();
    await p.reads(`Plan 60 ${keep.run}`);
    await p.reads(new RegExp(`Plan 40 ${keep.run}.*\\d{4}|\\d{4}.*Plan 40 ${keep.run}`, "is"));
  },
  "Enter an end date before the start date": async ({ as, keep, run, day }) => {
    const p = await as("owner");
    await p.go(`/${keep.route ?? "club-members"}/new`);
    await p.fill("Name", run);
    await p.fill("Start", day(0));
    await p.fill("End", day(-3));
    await p.click("button", "Create member");
    await p.reads(/cannot come before/i);
  },
  "Sign up as another studio": async ({ as, app, keep }) => {
    const p = await as("owner-3");
    const members = app.spec.entities.find((e) => e.label === "Member");
    await p.go(`/${members.route}`);
    await p.readsNot(`Member 0 ${keep.run}`);
    await p.go("/dashboard");
    await p.reads(/add|begin|start|first/i);
  },
  "Look at a number above a thousand": async ({ as, run }) => {
    const p = await as("owner");
    await add(p, "/plans", "plan", [["Name", `Big ${run}`], ["Monthly price", 12480]]);
    await p.reads(/12,480/);
  },
};

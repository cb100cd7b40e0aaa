// A grower posts a job; gives back its address.
const post = async (p, village, { from, to, pickers = 6, pay = "14" }) => {
  await p.go("/jobs/new");
  await p.fill("Village", village);
  await p.fill("From", from);
  await p.fill("To", to);
  await p.fill("Number of pickers", String(pickers));
  await p.fill("Pay", pay);
  await p.fill("Exact address", "7 Chemin des Grives");
  await p.click("button", "Create job");
  await p.see("heading", village);
  return p.path();
};

const apply = async (p, path, people, names = []) => {
  await p.go(path);
  await p.fill("How many people are you?", String(people));
  if (names.length > 0) await p.fill("Names of the others", names.join("\n"));
  await p.click("button", "Apply");
  await p.reads(/waiting for an answer/i);
};

const acceptFirst = (p) => p.page.getByRole("button", { name: /^Accept / }).first().click();

const search = (run, from, to) => `/jobs?${new URLSearchParams({ q: run, period_from: from, period_to: to })}`;

export default {
  "Post a job for 6 pickers with dates and pay per hour": async ({ as, run, day }) => {
    const path = await post(await as("grower"), `Meursault ${run}`, { from: day(20), to: day(30) });
    const v = await as("visitor");
    await v.go(`/jobs?q=${run}`);
    await v.see("link", `Meursault ${run}`);
    await v.go(path);
    await v.see("heading", `Meursault ${run}`);
    await v.readsNot(/Chemin des Grives/);
  },
  "Filter by dates which only touch a part of the job's period": async ({ as, run, day }) => {
    await post(await as("grower"), `Pommard ${run}`, { from: day(20), to: day(30) });
    const v = await as("visitor");
    await v.go(search(run, day(28), day(45)));
    await v.see("link", `Pommard ${run}`);
    await v.go(search(run, day(31), day(45)));
    await v.notSee("link", `Pommard ${run}`);
  },
  "Apply as a group of 4; the grower accepts; another group of 3 applies and the grower tries to accept": async ({ as, run, day }) => {
    const grower = await as("grower");
    const path = await post(grower, `Volnay ${run}`, { from: day(20), to: day(30) });
    await apply(await as("picker"), path, 4, ["Ada", "Bo", "Cem"]);
    await apply(await as("picker-2"), path, 3, ["Dee", "Eli"]);
    await grower.reload();
    const group = (size) => grower.page.getByRole("listitem").filter({ hasText: new RegExp(`People\\s*${size}`) }).getByRole("button", { name: /^Accept / });
    await group(4).click();
    await grower.reads(/2 of 6 places left/i);
    await group(3).click();
    await grower.reads(/only 2 of 6 places are left/i);
  },
  "Look at the job before and after being accepted": async ({ as, run, day }) => {
    const grower = await as("grower");
    const path = await post(grower, `Beaune ${run}`, { from: day(50), to: day(60) });
    const p = await as("picker");
    await apply(p, path, 1);
    await p.readsNot(/Chemin des Grives/);
    await grower.reload();
    await acceptFirst(grower);
    await grower.reads(/accepted/i);
    await p.reload();
    await p.reads(/Chemin des Grives/);
  },
  "Register with a birth date that makes you 17": async ({ as, run, day }) => {
    const p = await as("visitor");
    await p.go("/sign-up");
    await p.choose("I am a", "Picker");
    await p.fill("Name", `Young ${run}`);
    await p.fill("Email", `${run}@example.com`);
    await p.fill("Password", "long enough 1");
    await p.click("button", "Create account");
    await p.see("heading", "New picker profile");
    await p.fill("Name", `Young ${run}`);
    await p.fill("Date of birth", day(-17 * 365 - 30));
    await p.click("button", "Create picker profile");
    await p.see("heading", "New picker profile");
    await p.reads(/18 years/i);
  },
  "Copy a job of last year, change the dates, save and reload": async ({ as, run, day, app }) => {
    const grower = await as("grower");
    const path = await post(grower, `Santenay ${run}`, { from: day(20), to: day(30) });
    await app.sql(`update public.jobs set from_value = current_date - 365, to_value = current_date - 355 where id = $1`, [path.split("/").at(-1)]);
    await grower.go(path);
    await grower.click("link", "Copy job");
    await grower.seeValue("Village", `Santenay ${run}`);
    await grower.fill("From", day(40));
    await grower.fill("To", day(50));
    await grower.click("button", "Create job");
    await grower.see("heading", `Santenay ${run}`);
    const copy = grower.path();
    if (copy === path) throw new Error("the old one was changed");
    await grower.reload();
    await grower.see("heading", `Santenay ${run}`);
    const [old] = await app.sql(`select from_value < current_date as kept from public.jobs where id = $1`, [path.split("/").at(-1)]);
    if (!old?.kept) throw new Error("the old one has new dates");
  },
  "Try to see the applicants of another grower's job by address": async ({ as, run, day }) => {
    const path = await post(await as("grower"), `Givry ${run}`, { from: day(70), to: day(75) });
    const p = await as("picker");
    await apply(p, path, 2, [`Hidden ${run}`]);
    const other = await as("grower-2");
    await other.go(path);
    await other.readsNot(new RegExp(`Hidden ${run}`));
    await other.notSee("list", "Applications");
  },
  "After the follow-up: mark a job organic and filter by it": async ({ as, run, day }) => {
    const grower = await as("grower");
    await post(grower, `Plain ${run}`, { from: day(20), to: day(30) });
    const path = await post(grower, `Green ${run}`, { from: day(20), to: day(30) });
    await grower.go(`${path}/edit`);
    await grower.tick("Organic");
    await grower.click("button", "Save changes");
    const v = await as("visitor");
    await v.go(`/jobs?q=${run}`);
    await v.reads(new RegExp(`Green ${run}[\\s\\S]*Organic`));
    await v.go(`/jobs?q=${run}&organic=yes`);
    await v.see("link", `Green ${run}`);
    await v.notSee("link", `Plain ${run}`);
  },
  "After the follow-up: get an answer, look at the unread count, open it, reload": async ({ as, run, day }) => {
    const grower = await as("grower");
    const path = await post(grower, `Rully ${run}`, { from: day(90), to: day(95) });
    const p = await as("picker");
    await apply(p, path, 1);
    const unread = async () => Number(/Notifications\D{0,12}(\d+)/.exec(await p.text("navigation", "Main"))?.[1] ?? 0);
    await p.go("/jobs");
    const before = await unread();
    await grower.reload();
    await acceptFirst(grower);
    await grower.reads(/accepted/i);
    await p.go("/jobs");
    if ((await unread()) !== before + 1) throw new Error(`${await unread()} unread after ${before}`);
    await p.go("/inbox");
    await p.page.getByRole("link", { name: new RegExp(`Rully ${run}`) }).first().click();
    await p.see("heading", `Rully ${run}`);
    await p.go("/jobs");
    await p.reload();
    if ((await unread()) !== before) throw new Error(`${await unread()} unread, ${before} before`);
  },
};

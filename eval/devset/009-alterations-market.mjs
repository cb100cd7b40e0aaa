// A customer posts a job; gives back its address.
const post = async (p, title, { day, district = "Old Town" }) => {
  await p.go("/jobs/new");
  await p.fill("Garment", title);
  await p.fill("Needed by", day);
  await p.choose("District", district);
  await p.fill("Exact address", "14 Thimble Lane");
  await p.click("button", "Create job");
};

const offer = async (p, path, price) => {
  await p.go(path);
  await p.fill("Price", String(price));
  await p.fill("Days needed", "3");
  await p.click("button", "Send an offer");
};

const accept = async (p) => {
  await p.page.getByRole("button", { name: /^Accept / }).first().click();
  await p.reads(/accepted/i);
};

const made = async (customer, title, day) => {
  await post(customer, title, { day });
  await customer.see("heading", title);
  return customer.path();
};

export default {
  "Post a job for a coat with district and a date next week": async ({ as, run, day }) => {
    const p = await as("customer");
    await made(p, `Coat ${run}`, day(7));
    await p.go("/market/posts");
    await p.reads(new RegExp(`Coat ${run}[\\s\\S]*?Open[\\s\\S]*?No offers yet`));
  },
  "Post a job with a date in the past": async ({ as, run, day }) => {
    const p = await as("customer");
    await post(p, `Late ${run}`, { day: day(-3) });
    await p.see("heading", "New job");
    await p.reads(/past|today or later|not before/i);
  },
  "Sign in as a tailor who serves another district, then as one who serves this district": async ({ as, run, day }) => {
    const customer = await as("customer");
    await post(customer, `Only here ${run}`, { day: day(7), district: "Hillside" });
    await customer.see("heading", `Only here ${run}`);
    const path = customer.path();
    const a = await as("tailor");
    const b = await as("tailor-2");
    const sees = [];
    for (const p of [a, b]) {
      await p.go("/market/profile");
      await p.click("link", "Edit");
      const box = p.page.getByRole("checkbox", { name: "Hillside" });
      const want = p === b;
      if ((await box.isChecked()) !== want) await box.click();
      await p.click("button", "Save changes");
      await p.go(`/jobs?q=${encodeURIComponent(`Only here ${run}`)}`);
      await p.reads(/1 job|nothing found/i);
      sees.push(await p.has("link", `Only here ${run}`));
    }
    if (sees[0] || !sees[1]) throw new Error(`the first sees it: ${sees[0]}, the second: ${sees[1]}`);
    await a.go(path);
    await a.reads(/nothing here/i);
  },
  "Send an offer, then try to send a second one for the same job": async ({ as, run, day }) => {
    const customer = await as("customer");
    const path = await made(customer, `Twice ${run}`, day(7));
    const p = await as("tailor");
    await offer(p, path, 40);
    await p.reads(/waiting for an answer/i);
    if (await p.has("button", "Send an offer")) throw new Error("a second offer can be sent");
    await p.see("button", "Withdraw offer");
    await customer.reload();
    await customer.reads(/1 offer/);
  },
  "Accept one of two offers": async ({ as, run, day }) => {
    const customer = await as("customer");
    const path = await made(customer, `Two ${run}`, day(7));
    const a = await as("tailor");
    const b = await as("tailor-2");
    await offer(a, path, 40);
    await a.reads(/waiting for an answer/i);
    await offer(b, path, 60);
    await b.reads(/waiting for an answer/i);
    await customer.reload();
    await accept(customer);
    await a.reload();
    await a.reads(/accepted/i);
    await b.reload();
    await b.reads(/turned down/i);
  },
  "Before acceptance look at the job page, and do it again after": async ({ as, run, day }) => {
    const customer = await as("customer");
    const path = await made(customer, `Secret ${run}`, day(7));
    const p = await as("tailor");
    await offer(p, path, 40);
    await p.reads(/waiting for an answer/i);
    await p.readsNot(/14 Thimble Lane/);
    await customer.reload();
    await accept(customer);
    await p.reload();
    await p.reads(/14 Thimble Lane/);
  },
  'Try to rate before confirming "collected", then after': async ({ as, run, day }) => {
    const customer = await as("customer");
    const path = await made(customer, `Rated ${run}`, day(7));
    const p = await as("tailor");
    await offer(p, path, 40);
    await p.reads(/waiting for an answer/i);
    await customer.reload();
    const before = Number(/(\d+) ratings?/.exec(await customer.text("list", "Offers"))?.[1] ?? 0);
    await accept(customer);
    if (await customer.has("button", "Save rating")) throw new Error("rated before it was collected");
    await p.reload();
    await p.click("button", "Mark ready for pick-up");
    await p.reads(/ready for pick-up/i);
    await customer.reload();
    await customer.click("button", "Confirm collected");
    await customer.choose("Your rating", "5");
    await customer.fill("Comment", `Neat ${run}`);
    await customer.click("button", "Save rating");
    await customer.reads(`Neat ${run}`);
    await customer.reload();
    await customer.reads(new RegExp(`${before + 1} ratings?`), "list", "Offers");
  },
  "Mark the job ready for pick-up and reload as the customer": async ({ as, run, day }) => {
    const customer = await as("customer");
    const path = await made(customer, `Ready ${run}`, day(7));
    const p = await as("tailor");
    await offer(p, path, 40);
    await p.reads(/waiting for an answer/i);
    await customer.reload();
    await accept(customer);
    await p.reload();
    await p.click("button", "Mark ready for pick-up");
    await p.reads(/ready for pick-up/i);
    await customer.reload();
    await customer.reads(/ready for pick-up/i);
    await customer.see("button", "Confirm collected");
  },
  "Block a tailor who has an open offer": async ({ as, role, run, day }) => {
    const customer = await as("customer");
    const path = await made(customer, `Blocked ${run}`, day(7));
    const p = await as("tailor-2");
    await offer(p, path, 44);
    await p.reads(/waiting for an answer/i);
    const name = await p.page.getByRole("complementary").innerText().catch(() => "");
    const who = name.split("\n").map((line) => line.trim()).filter(Boolean).at(-2) ?? "";
    const admin = await as(role("operator", "admin"));
    await admin.go("/market/accounts");
    const row = admin.page.getByRole("row").filter({ hasText: who }).first();
    await row.getByRole("button", { name: "Block", exact: true }).click();
    await admin.fill("Reason", "Never came");
    await admin.page.getByRole("dialog").getByRole("button", { name: /^Block / }).click();
    await admin.reads(/blocked/i);
    await customer.reload();
    await customer.reads(/0 offers/);
  },
};

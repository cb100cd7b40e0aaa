/** An ingredient of one's own, made by the head baker. */
async function ingredient(p, name, { unit = "kg", chilled = false, allergens = [] } = {}) {
  await p.go("/stock");
  await p.click("button", "New ingredient");
  await p.fill("Name", name);
  await p.choose("Unit", unit);
  for (const one of allergens) await p.tick(one);
  if (chilled) await p.tick("Chilled");
  await p.click("button", "Create ingredient");
  await p.see(`${name} saved`);
}

async function delivery(p, name, { amount = 10, lot = "", until, celsius, reason } = {}) {
  await p.go(`/stock?q=${encodeURIComponent(name)}`);
  await p.click("link", name);
  await p.see("heading", name);
  await p.click("button", "Receive");
  await p.fill("Amount", amount);
  if (lot) await p.fill("Lot number", lot);
  if (until) await p.fill("Best before", until);
  if (celsius !== undefined) await p.fill("Temperature in °C", celsius);
  if (reason) await p.fill("Reason for accepting it too warm", reason);
  await p.click("button", "Receive", `Receive ${name}`);
}

async function recipe(p, name, pieces, uses) {
  await p.go("/stock/recipes/new");
  await p.fill("Name", name);
  await p.fill("Pieces per batch", pieces);
  for (const [what, amount] of Object.entries(uses)) await p.fill(`${what} in kg`, amount);
  await p.click("button", "Create recipe");
  await p.see(`${name} saved`);
}

async function produce(p, name, many) {
  await p.go("/stock/productions");
  await p.click("button", "New production");
  await p.choose("Recipe", name);
  await p.fill("Batches", many);
  await p.click("button", "Produce");
}

export default {
  "Receive flour without a lot number": async ({ as, role }) => {
    const p = await as(role("baker"));
    await p.go("/stock");
    await p.touch(p.page.getByRole("rowheader").getByRole("link").first());
    await p.click("button", "Receive");
    await p.fill("Amount", 5);
    await p.touch(p.page.getByRole("dialog").getByRole("button", { name: "Receive" }));
    await p.reads(/lot number/i, "alert");
  },
  "Receive chilled butter at 11 °C": async ({ as, role, run, day }) => {
    const name = `Butter ${run}`;
    const head = await as(role("head_baker"));
    await ingredient(head, name, { chilled: true });
    const baker = await as(role("baker"));
    await delivery(baker, name, { lot: `B${run}`, until: day(9), celsius: 11 });
    await baker.reads(/too warm/i, "alert");
    await delivery(head, name, { lot: `B${run}`, until: day(9), celsius: 11 });
    await head.reads(/too warm/i, "alert");
    await head.fill("Reason for accepting it too warm", "Only ten minutes on the ramp");
    await head.click("button", "Receive", `Receive ${name}`);
    await head.see("Delivery taken in");
  },
  "Produce 1.5 batches of a recipe with 10 kg flour, with lots of 9 kg (older) and 20 kg": async ({ as, role, run, day, keep }) => {
    Object.assign(keep, { flour: `Flour ${run}`, bread: `Loaf ${run}`, old: `OLD${run}`.toUpperCase() });
    const head = await as(role("head_baker"));
    await ingredient(head, keep.flour, { allergens: ["Gluten"] });
    await recipe(head, keep.bread, 40, { [keep.flour]: 10 });
    const baker = await as(role("baker"));
    await delivery(baker, keep.flour, { amount: 20, lot: `NEW${run}`, until: day(60) });
    await baker.see("Delivery taken in");
    await delivery(baker, keep.flour, { amount: 9, lot: keep.old, until: day(20) });
    await baker.see("Delivery taken in");
    await produce(baker, keep.bread, 1.5);
    await baker.reads(/production \d{8}-[A-Z]+ is entered/i);
    await baker.go(`/stock?q=${encodeURIComponent(keep.flour)}`);
    await baker.click("link", keep.flour);
    const text = await baker.text("region", "Batches");
    if (text.includes(keep.old) || !/14 kg/.test(text)) throw new Error(text);
  },
  "Produce more than the stock allows": async ({ as, role, keep }) => {
    const p = await as(role("baker"));
    await produce(p, keep.bread, 3);
    await p.reads(new RegExp(`nothing was taken.*${keep.flour}: 16 kg missing`, "is"), "alert");
    await p.go(`/stock?q=${encodeURIComponent(keep.flour)}`);
    await p.reads(/14 kg/);
  },
  "Add an ingredient with sesame to a recipe": async ({ as, role, run, keep }) => {
    const head = await as(role("head_baker"));
    const sesame = `Seeds ${run}`;
    await ingredient(head, sesame, { allergens: ["Sesame"] });
    await head.go("/stock/recipes");
    await head.click("link", keep.bread);
    await head.fill(`${sesame} in kg`, 0.5);
    await head.click("button", "Save as new version");
    await head.reads(/version 2/i);
    await head.reads(/sesame/i);
    await head.go("/stock/productions");
    const row = await head.page.getByRole("row").filter({ hasText: keep.bread }).first().innerText();
    if (!/version 1/.test(row)) throw new Error(row);
  },
  "Search by the lot of the older flour": async ({ as, role, keep }) => {
    const head = await as(role("head_baker"));
    await head.go("/stock/productions");
    await head.touch(head.page.getByRole("row").filter({ hasText: keep.bread }).first().getByRole("link"));
    keep.code = await head.page.getByRole("heading", { level: 1 }).innerText();
    keep.production = head.path();
    await head.click("button", "Send");
    await head.fill("Pieces", 40);
    await head.click("button", "Send", `Send ${keep.code}`);
    await head.see("Sent");
    await head.go("/stock/trace");
    await head.fill("Lot number", keep.old);
    await head.click("button", "Search by lot");
    await head.reads(new RegExp(`${keep.code}.*60.*Shop.*40`, "s"));
    await head.see("button", "Print");
  },
  "Sign in as one shop and open another shop's deliveries": async ({ as, role, keep }) => {
    const head = await as(role("head_baker"));
    await head.go("/stock/deliveries");
    const link = head.page.getByRole("link", { name: new RegExp(keep.code) }).first();
    keep.delivery = new URL(await link.getAttribute("href"), head.page.url()).pathname;
    const shops = [await as(role("shop")), await as(`${role("shop")}-2`)];
    const sees = [];
    for (const shop of shops) {
      await shop.go("/stock/deliveries");
      await shop.see("heading", "Deliveries");
      sees.push((await shop.text()).includes(keep.code));
    }
    if (sees[0] === sees[1]) throw new Error(`both shops see it: ${sees[0]}`);
    keep.own = sees[0] ? role("shop") : `${role("shop")}-2`;
    await shops[sees[0] ? 1 : 0].refused(keep.delivery, keep.code);
  },
  "Confirm 38 pieces where 40 were sent": async ({ as, keep }) => {
    const shop = await as(keep.own);
    await shop.go(keep.delivery);
    await shop.click("button", "Confirm");
    await shop.fill("Pieces received", 38);
    await shop.click("button", "Confirm delivery");
    await shop.reads(/explain the difference/i, "alert");
    await shop.fill("Explanation", "Two fell off the tray");
    await shop.click("button", "Confirm delivery");
    await shop.see("Confirmed");
    await shop.reads(/38 received/);
  },
  "Void a production with a reason, reload": async ({ as, role, keep }) => {
    const head = await as(role("head_baker"));
    await head.go(keep.production);
    await head.click("button", "Void");
    await head.fill("Reason", "Burnt");
    await head.click("button", "Void production");
    await head.reads(/burnt/i);
    await head.reload();
    await head.reads(/void.*burnt/is);
    await head.go(`/stock?q=${encodeURIComponent(keep.flour)}`);
    await head.reads(/29 kg/);
  },
};

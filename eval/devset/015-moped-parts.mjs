const money = (text) => Number(/([\d,]+\.\d\d)/.exec(text)?.[1].replaceAll(",", ""));

/** A part of one's own, made by the shop's admin. */
async function part(p, name, { price = 10, stock = 20, grams = 100, condition = "New", number }) {
  await p.go("/shop/products/new");
  await p.fill("Name", name);
  if (number) await p.fill("Part number", number);
  await p.choose("Condition", condition);
  await p.fill("Stock", stock);
  await p.fill("Price", price);
  await p.fill("Weight in g", grams);
  await p.click("button", "Create spare part");
  await p.see(`${name} saved`);
}

async function add(p, name, quantity = 1) {
  await p.go(`/shop?q=${encodeURIComponent(name)}`);
  await p.click("link", name);
  await p.see("heading", name);
  await p.fill("Quantity", quantity);
  await p.click("button", "Add to cart");
}

export default {
  "Search by an exact part number, then by a word from a name": async ({ as }) => {
    const p = await as("visitor");
    await p.go("/shop");
    const cards = p.page.getByRole("list", { name: "Spare parts" }).getByRole("listitem");
    await cards.first().waitFor();
    const text = await cards.nth(3).innerText();
    const name = await cards.nth(3).getByRole("link").innerText();
    const number = /Part number (\S+)/.exec(text)[1];
    await p.fill("Search spare parts", number);
    await p.page.waitForURL(/q=/);
    await p.page.waitForTimeout(800);
    if ((await cards.first().getByRole("link").innerText()) !== name) throw new Error(await cards.first().innerText());
    const word = name.split(" ")[0];
    await p.fill("Search spare parts", word);
    await p.page.waitForTimeout(2500);
    const names = await cards.allInnerTexts();
    if (names.length === 0 || !names.some((one) => one.includes(name)) || !names.every((one) => one.toLowerCase().includes(word.toLowerCase()))) throw new Error(names.join(" | "));
  },
  "Pick make, model and year, then reload": async ({ as }) => {
    const p = await as("visitor");
    await p.go("/shop");
    await p.choose("Make", "Puch");
    await p.choose("Model", "Maxi");
    await p.choose("Year", "1975");
    await p.reads(/Puch Maxi 1975/);
    await p.reload();
    await p.reads(/Puch Maxi 1975/);
    await p.reads(/fits your moped/i, "list", "Spare parts");
  },
  "Carts of 480 g, 1,900 g, 9 kg and 11 kg": async ({ as, role, run }) => {
    const admin = await as(role("admin"));
    for (const [grams, want] of [[480, "4.90"], [1900, "6.90"], [9000, "12.50"], [11000, "pick-up only"]]) {
      const name = `Weight ${grams} ${run}`;
      await part(admin, name, { grams });
      const p = await as("visitor");
      await add(p, name);
      await p.see("In the cart");
      await p.go("/cart");
      await p.reads(new RegExp(`Shipping\\s*\\D{0,2}${want}`, "i"));
      await p.click("button", `Remove ${name}`);
      await p.see("Your cart is empty");
    }
  },
  "Try to put two of a used part in the cart": async ({ as, role, run, keep }) => {
    keep.used = `Used lever ${run}`;
    await part(await as(role("admin")), keep.used, { condition: "Used", stock: 5 });
    const p = await as("visitor");
    await add(p, keep.used, 2);
    await p.reads(/only 1 of a used/i, "alert");
    await p.fill("Quantity", 1);
    await p.click("button", "Add to cart");
    await p.see("In the cart");
  },
  "Check out with a used part without ticking the no-returns box": async ({ as, role, keep }) => {
    const p = await as(role("customer", "member"));
    await add(p, keep.used);
    await p.see("In the cart");
    await p.go("/checkout");
    await p.fill("Address", "Werkstraße 1");
    await p.click("button", "Place order");
    await p.reads(/tick this box/i);
    if (!p.path().startsWith("/checkout")) throw new Error(p.path());
    await p.tick("Used parts: no returns");
    await p.click("button", "Place order");
    await p.reads(/order number is/i);
  },
  "Press reorder on an old order": async ({ as, role, run }) => {
    const admin = await as(role("admin"));
    const [kept, gone] = [`Kept ${run}`, `Gone ${run}`];
    await part(admin, kept, {});
    await part(admin, gone, {});
    const p = await as(role("customer", "member"));
    await add(p, kept);
    await p.see("In the cart");
    await add(p, gone);
    await p.see("In the cart");
    await p.go("/checkout");
    await p.fill("Address", "Werkstraße 1");
    for (const box of await p.page.getByRole("checkbox").all()) await box.check();
    await p.click("button", "Place order");
    await p.reads(/order number is/i);
    const order = p.path();
    await admin.go(`/shop/products?q=${encodeURIComponent(gone)}`);
    await admin.fill(`Stock of ${gone}`, 0);
    await admin.click("button", `Save stock of ${gone}`);
    await admin.see("Stock saved");
    await p.go(order);
    await p.click("button", "Reorder");
    await p.page.waitForURL(/\/cart/);
    await p.see(kept);
    await p.reads(new RegExp(`not in stock.*${gone}`, "i"));
  },
  "Open the low stock list with a part at 2 and one at 3": async ({ as, role, run }) => {
    const p = await as(role("admin"));
    await part(p, `Two left ${run}`, { stock: 2 });
    await part(p, `Three left ${run}`, { stock: 3 });
    await p.go("/shop/low-stock");
    await p.see(`Two left ${run}`);
    await p.notSee(`Three left ${run}`);
    const row = p.page.getByRole("row").filter({ hasText: `Two left ${run}` });
    const colour = await row.getByText("2", { exact: true }).evaluate((e) => getComputedStyle(e).color);
    const canvas = await p.page.evaluate((c) => { const x = document.createElement("canvas").getContext("2d"); x.fillStyle = c; x.fillRect(0, 0, 1, 1); return [...x.getImageData(0, 0, 1, 1).data]; }, colour);
    if (!(canvas[0] > canvas[1] && canvas[0] > canvas[2])) throw new Error(`${colour} is not red`);
  },
  "Open the admin pages as an ordinary customer": async ({ as, role }) => {
    const p = await as(role("customer", "member"));
    await p.go("/shop");
    for (const path of ["/shop/products", "/shop/low-stock", "/shop/products/new", "/people"]) await p.refused(path);
  },
  "Look at the shop": async ({ as }) => {
    const p = await as("visitor");
    await p.go("/shop");
    const rgb = (c) => p.page.evaluate((colour) => { const x = document.createElement("canvas").getContext("2d"); x.fillStyle = colour; x.fillRect(0, 0, 1, 1); return [...x.getImageData(0, 0, 1, 1).data]; }, c);
    const back = await rgb(await p.style("background-color"));
    const button = await rgb(await p.page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--primary")));
    if (Math.max(...back.slice(0, 3)) > 90 || Math.max(...back.slice(0, 3)) - Math.min(...back.slice(0, 3)) > 25) throw new Error(`background ${back}`);
    if (!(button[0] > 170 && button[1] > 130 && button[2] < 110)) throw new Error(`accent ${button}`);
  },
};

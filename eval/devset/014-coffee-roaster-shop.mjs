// The shop's own goods: one that can be had, found by what its card says.
async function openCoffee(p, n = 0) {
  await p.go("/shop");
  const links = p.page.getByRole("list", { name: "Coffees" }).getByRole("listitem").filter({ hasNotText: /back soon/i }).getByRole("link");
  await links.first().waitFor();
  await links.nth(n).click();
  await p.see("button", "Add to cart");
}

async function add(p, weight, grind, quantity = 1) {
  await p.click("radio", weight);
  await p.choose("Grind", grind);
  await p.fill("Quantity", quantity);
  await p.click("button", "Add to cart");
  await p.see("In the cart");
}

const amount = (text) => Number(/([\d,]+\.\d\d)/.exec(text.replace(/[\u00a0\u202f]/g, " "))?.[1].replaceAll(",", ""));
const sum = async (p, name) => amount((await p.text("region", name).catch(() => "")) || (await p.page.locator("dl").filter({ hasText: "Goods" }).first().locator("div").filter({ hasText: name }).first().innerText()));

/** Brings the goods to about this many crowns, by the quantity of the first line. */
async function goods(p, wanted) {
  await p.go("/cart");
  const line = p.page.getByRole("list", { name: "In the cart" }).getByRole("listitem").first();
  const price = amount(/×\s*(.*)/.exec(await line.innerText())[1]);
  const many = Math.max(1, wanted(price));
  const box = line.getByRole("textbox");
  await box.fill(String(many));
  await box.press("Enter");
  await p.page.waitForTimeout(1500);
}

export default {
  "Put 250 g ground for moka and 1 kg whole bean of the same coffee in the cart": async ({ as }) => {
    const p = await as("visitor");
    await openCoffee(p);
    const prices = await Promise.all(["250 g", "1 kg"].map(async (w) => amount(await p.page.getByRole("group").filter({ hasText: "Weight" }).getByText(w, { exact: true }).locator("xpath=..").innerText())));
    await add(p, "250 g", "Ground, moka");
    await add(p, "1 kg", "Whole bean");
    await p.go("/cart");
    const lines = p.page.getByRole("list", { name: "In the cart" }).getByRole("listitem");
    if ((await lines.count()) !== 2) throw new Error(`${await lines.count()} lines`);
    const [first, second] = await lines.allInnerTexts();
    if (!/250 g.*Moka/is.test(first) || amount(first.split("×")[1]) !== prices[0]) throw new Error(first);
    if (!/1 kg.*Whole bean/is.test(second) || amount(second.split("×")[1]) !== prices[1]) throw new Error(second);
  },
  "Bring the cart below, then above 600 NOK": async ({ as }) => {
    const p = await as("visitor");
    await openCoffee(p);
    await add(p, "250 g", "Whole bean");
    await goods(p, (price) => Math.floor(599 / price));
    await p.reads(/Shipping\s*NOK\s?59\.00/);
    await p.reads(/15 % VAT\s*NOK\s?[1-9]/);
    await goods(p, (price) => Math.ceil(600 / price));
    await p.reads(/Shipping\s*NOK\s?0\.00/);
    const total = await sum(p, "Total");
    const tax = await sum(p, "VAT");
    if (Math.abs(tax - (total * 15) / 115) > 0.01) throw new Error(`VAT ${tax} of ${total}`);
  },
  "Reload with things in the cart": async ({ as }) => {
    const p = await as("visitor");
    await openCoffee(p);
    await add(p, "250 g", "Whole bean", 2);
    await p.go("/cart");
    const before = await p.text("list", "In the cart");
    await p.reload();
    const after = await p.text("list", "In the cart");
    if (before !== after) throw new Error(`${before} became ${after}`);
  },
  "Check out as a guest with a broken e-mail address": async ({ as, keep }) => {
    const p = await as("visitor");
    await openCoffee(p);
    await add(p, "250 g", "Whole bean");
    await p.go("/checkout");
    await p.fill("Name", "Solveig Dahl");
    await p.fill("Email", "solveig@");
    await p.fill("Address", "Storgata 5, 9008 Tromsø");
    await p.click("button", "Place order");
    await p.reads(/e-?mail/i, "alert");
    await p.seeValue("Name", "Solveig Dahl");
    await p.fill("Email", "solveig@example.com");
    await p.click("button", "Place order");
    await p.reads(/order number is \d+/i);
    await p.reads(/ships on\s+wednesday/i);
    keep.guest = p.path();
  },
  "Set the stock of a coffee to 0 and look at the shop": async ({ as, role }) => {
    const p = await as(role("admin"));
    await p.go("/shop/products");
    const row = p.page.getByRole("row").filter({ has: p.page.getByRole("textbox") }).first();
    const name = await row.getByRole("link").first().innerText();
    await p.fill(`Stock of ${name}`, 0);
    await p.click("button", `Save stock of ${name}`);
    await p.see("Stock saved");
    const visitor = await as("visitor");
    await visitor.go("/shop");
    await visitor.reads(/back soon/i, "list", "Coffees");
    await visitor.click("link", name);
    await visitor.see("heading", name);
    await visitor.reads(/back soon/i);
    await visitor.notSee("button", "Add to cart");
  },
  "Open another customer's order by its address": async ({ as, role }) => {
    const p = await as(role("customer", "member"));
    await openCoffee(p);
    await add(p, "250 g", "Whole bean");
    await p.go("/checkout");
    await p.fill("Address", "Secret Lane 9");
    await p.click("button", "Place order");
    await p.reads(/order number is \d+/i);
    const path = p.path();
    const other = await as(`${role("customer", "member")}-2`);
    await other.go("/");
    await other.refused(path, "Secret Lane 9");
  },
  "After the follow-up: use VINTER10 with goods for 400 NOK": async ({ as }) => {
    const p = await as("visitor");
    await openCoffee(p);
    await add(p, "250 g", "Whole bean");
    await goods(p, (price) => Math.max(1, Math.floor(580 / price)));
    const before = await sum(p, "Goods");
    await p.fill("Discount code", "VINTER10");
    await p.click("button", "Apply code");
    await p.reads(/VINTER10/);
    await p.reads(/Discount \(VINTER10\)/);
    const off = await sum(p, "Discount");
    if (Math.abs(off - before / 10) > 0.01) throw new Error(`${off} off ${before}`);
    await p.reads(/Shipping\s*NOK\s?59\.00/);
  },
  "After the follow-up: use a code that has expired or does not exist": async ({ as }) => {
    const p = await as("visitor");
    await openCoffee(p);
    await add(p, "250 g", "Whole bean");
    await p.go("/cart");
    const before = await sum(p, "Total");
    await p.fill("Discount code", "SUMMER99");
    await p.click("button", "Apply code");
    await p.reads(/no code SUMMER99|expired/i, "alert");
    if ((await sum(p, "Total")) !== before) throw new Error("the total changed");
  },
  "After the follow-up: open an order's status choices": async ({ as, role }) => {
    const p = await as(role("admin"));
    await p.go("/shop/orders");
    await p.page.getByRole("link", { name: /^Order \d+/ }).first().click();
    await p.see("button", "Print");
    await p.click("combobox", "Status");
    await p.see("option", "Received");
    const options = (await p.page.getByRole("option").allInnerTexts()).map((text) => text.trim().toLowerCase());
    if (options.join(", ") !== "received, in the roaster, shipped") throw new Error(options.join(", "));
  },
};

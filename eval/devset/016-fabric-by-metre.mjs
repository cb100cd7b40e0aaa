/** A fabric of one's own, made by the shop's admin. */
async function fabric(p, name, stock, { price = 12, fibre = "Cotton", weight = 120 } = {}) {
  await p.go("/shop/products/new");
  await p.fill("Name", name);
  await p.choose("Fibre", fibre).catch(() => {});
  await p.fill("Weight in gsm", weight).catch(() => {});
  await p.fill("Stock in m", stock);
  await p.fill("Price", price);
  await p.click("button", "Create fabric");
  await p.see(`${name} saved`);
}

async function enter(p, name, length) {
  await p.go(`/shop?q=${encodeURIComponent(name)}`);
  await p.click("link", name);
  await p.see("heading", name);
  await p.fill("Length in m", length);
  await p.click("button", "Add to cart");
}

async function buy(p) {
  await p.go("/checkout");
  await p.fill("Address", "Gali 4, Varanasi");
  await p.click("button", "Place order");
  await p.reads(/order number is/i);
  return p.path();
}

export default {
  "Enter 2.7 m of a fabric at $12.00 per metre": async ({ as, role, run, keep }) => {
    keep.fabric = `Lotus ${run}`;
    await fabric(await as(role("admin")), keep.fabric, 100);
    const p = await as("visitor");
    await enter(p, keep.fabric, 2.7);
    await p.see("In the cart");
    await p.go("/cart");
    await p.reads(/2\.7 m.*\$12\.00/i);
    await p.reads(/\$32\.40/);
  },
  "Enter 0.4 m, then 1.25 m": async ({ as, keep }) => {
    const p = await as("visitor");
    await enter(p, keep.fabric, 0.4);
    await p.reads(/minimum.*0\.5 m/i, "alert");
    await p.fill("Length in m", 1.25);
    await p.click("button", "Add to cart");
    await p.reads(/steps of 0\.1 m/i, "alert");
    await p.go("/cart");
    await p.see("Your cart is empty");
  },
  "Buy 2.7 m of a bolt with 10 m": async ({ as, role, run }) => {
    const name = `Bolt ${run}`;
    await fabric(await as(role("admin")), name, 10);
    const p = await as(role("customer", "member"));
    await enter(p, name, 2.7);
    await p.see("In the cart");
    await buy(p);
    await p.go(`/shop?q=${encodeURIComponent(name)}`);
    await p.click("link", name);
    await p.reads(/7\.3 m in stock/);
    await p.fill("Length in m", 7.4);
    await p.click("button", "Add to cart");
    await p.reads(/only 7\.3 m/i, "alert");
  },
  "Buy so that 0.4 m remain": async ({ as, role, run }) => {
    const name = `Short ${run}`;
    await fabric(await as(role("admin")), name, 2);
    const p = await as(role("customer", "member"));
    await enter(p, name, 1.6);
    await p.see("In the cart");
    await buy(p);
    await p.go(`/shop?q=${encodeURIComponent(name)}`);
    await p.reads(/remnant 0\.4 m/i);
    await p.click("link", name);
    await p.reads(/0\.4 m at 30 % off/i);
    await p.notSee("textbox", "Length in m");
    await p.click("button", "Add the remnant to the cart");
    await p.see("In the cart");
    await p.go("/cart");
    await p.reads(/\$3\.36/);
  },
  "Order swatches until a sixth in the same month": async ({ as, role }) => {
    const p = await as(role("customer", "member") + "-2");
    await p.go("/shop");
    await p.page.getByRole("list", { name: "Fabrics" }).getByRole("link").first().click();
    for (let n = 0; n < 5; n++) {
      await p.click("button", "Order a free swatch");
      await p.see("Swatch ordered");
      await p.reload();
    }
    await p.click("button", "Order a free swatch");
    await p.reads(/5 is the limit|limit per account/i);
    await p.go("/shop/samples");
    if ((await p.page.getByRole("row").count()) !== 6) throw new Error("not five swatches");
  },
  "Put a fabric on the wish list, sign out and in again": async ({ as, app, role, keep }) => {
    const p = await as(role("customer", "member"));
    await p.go(`/shop?q=${encodeURIComponent(keep.fabric)}`);
    await p.click("link", keep.fabric);
    await p.click("button", "Add to wish list");
    await p.see("On your wish list");
    const me = app.spec.accounts.find((a) => a.role === role("customer", "member")).name;
    await p.click("button", "Sign out");
    await p.go("/sign-in");
    await p.touch(p.page.getByRole("button", { name: `Continue as ${me}` }));
    await p.page.waitForURL((url) => !/^\/sign-in/.test(url.pathname));
    await p.go("/shop/wish-list");
    await p.see("link", keep.fabric);
  },
  "Filter by silk and a weight range": async ({ as, role, run }) => {
    const admin = await as(role("admin"));
    await fabric(admin, `Silk light ${run}`, 10, { fibre: "Silk", weight: 80 });
    await fabric(admin, `Silk heavy ${run}`, 10, { fibre: "Silk", weight: 190 });
    await fabric(admin, `Cotton light ${run}`, 10, { fibre: "Cotton", weight: 80 });
    const p = await as("visitor");
    await p.go("/shop");
    await p.choose("Fibre", "Silk");
    await p.fill("Weight in gsm from", 70);
    await p.page.waitForURL(/weight_in_gsm_from=70/);
    await p.fill("Weight in gsm to", 100);
    await p.page.waitForURL(/weight_in_gsm_to=100/);
    await p.see("link", `Silk light ${run}`);
    await p.notSee("link", `Silk heavy ${run}`);
    await p.notSee("link", `Cotton light ${run}`);
    for (const card of await p.page.getByRole("list", { name: "Fabrics" }).getByRole("listitem").allInnerTexts()) if (!/silk/i.test(card)) throw new Error(card);
  },
  "Open the cutting list": async ({ as, role, run }) => {
    const admin = await as(role("admin"));
    const name = `Cut ${run}`;
    await fabric(admin, name, 10);
    const p = await as(role("customer", "member"));
    await enter(p, name, 3.1);
    await p.see("In the cart");
    await buy(p);
    await admin.go("/shop/cutting");
    await admin.see("heading", "Cutting list");
    const row = await admin.page.getByRole("row").filter({ hasText: name }).innerText();
    if (!row.includes("3.1 m")) throw new Error(row);
    await admin.see("button", "Print");
    await admin.page.emulateMedia({ media: "print" });
    if (await admin.page.getByRole("navigation", { name: "Main" }).isVisible()) throw new Error("the menu is printed");
  },
  "Open the wish list or an order of another customer by address": async ({ as, role, keep }) => {
    const p = await as(role("customer", "member"));
    await enter(p, keep.fabric, 1);
    await p.see("In the cart");
    const order = await buy(p);
    const other = await as(role("customer", "member") + "-2");
    await other.go("/shop/wish-list");
    await other.notSee("link", keep.fabric);
    await other.refused(order, "Gali 4");
  },
};

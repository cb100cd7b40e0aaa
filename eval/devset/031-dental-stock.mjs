/** An article of one's own, made by who manages the stock; at both places with this minimum. */
async function article(p, name, { minimum = 0, price = 10, supplier = "Testsupply" } = {}) {
  await p.go("/stock");
  await p.click("button", "New article");
  await p.fill("Name", name);
  await p.fill("Supplier", supplier);
  await p.fill("Price per unit", price);
  await p.fill("Minimum at Location A", minimum);
  await p.click("button", "Create article");
  await p.see(`${name} saved`);
}

async function open(p, name) {
  await p.go(`/stock?q=${encodeURIComponent(name)}`);
  await p.click("link", name);
  await p.see("heading", name);
}

async function receive(p, name, amount, expires, place = "Location A") {
  await open(p, name);
  await p.click("button", "Receive");
  await p.choose("Location", place);
  await p.fill("Amount", amount);
  if (expires) await p.fill("Expires", expires);
  await p.click("button", "Receive", `Receive ${name}`);
  await p.see("Delivery taken in");
}

async function take(p, name, amount) {
  await open(p, name);
  await p.click("button", "Take out");
  await p.fill("Amount", amount);
  await p.click("button", "Take out", `Take out ${name}`);
}

const rows = (p) => p.page.getByRole("region", { name: "Batches" }).getByRole("row");

export default {
  "Take 3 of an article with batches expiring in one and in five months": async ({ as, role, run, day, keep }) => {
    keep.name = `Anaesthetic ${run}`;
    const manager = await as(role("practice_manager", "manager", "admin"));
    await article(manager, keep.name);
    await receive(manager, keep.name, 10, day(150));
    await receive(manager, keep.name, 8, day(30));
    const nurse = await as(role("nurse"));
    await take(nurse, keep.name, 3);
    await nurse.see("Taken out");
    await nurse.page.waitForTimeout(800);
    const texts = await rows(nurse).allInnerTexts();
    if (!/\b5 /.test(texts[1].split("Location A")[1]) || !/\b10 /.test(texts[2].split("Location A")[1])) throw new Error(texts.join(" | "));
  },
  "Take more than there is": async ({ as, role, keep }) => {
    const nurse = await as(role("nurse"));
    await take(nurse, keep.name, 99);
    await nurse.reads(/only 15\b/i, "alert");
  },
  "Bring an article below its minimum": async ({ as, role, run, keep }) => {
    keep.low = `Gauze ${run}`;
    const manager = await as(role("practice_manager", "manager", "admin"));
    await article(manager, keep.low, { minimum: 5, supplier: `Supplier ${run}` });
    await receive(manager, keep.low, 6);
    const nurse = await as(role("nurse"));
    await take(nurse, keep.low, 2);
    await nurse.see("Taken out");
    await nurse.go("/stock/order-list");
    await nurse.see("heading", `Supplier ${run}`);
    await nurse.see(keep.low);
    const cell = nurse.page.getByRole("row").filter({ hasText: keep.low }).getByText(/^4 /).first();
    const rgb = await cell.evaluate((e) => { const x = document.createElement("canvas").getContext("2d"); x.fillStyle = getComputedStyle(e).color; x.fillRect(0, 0, 1, 1); return [...x.getImageData(0, 0, 1, 1).data]; });
    if (!(rgb[0] > rgb[1] && rgb[0] > rgb[2])) throw new Error(`${rgb} is not red`);
  },
  "Enter a batch which expires in 30 days and one that expired yesterday": async ({ as, role, run, day, app }) => {
    const name = `Composite ${run}`;
    const manager = await as(role("practice_manager", "manager", "admin"));
    await article(manager, name);
    await receive(manager, name, 4, day(30));
    await receive(manager, name, 7, day(1));
    await app.sql("update public.stock_batches set expires_on = current_date - 1 where expires_on = $1 and article_id = (select id from public.stock_articles where name = $2)", [day(1), name]);
    await open(manager, name);
    const texts = await rows(manager).allInnerTexts();
    if (!texts.some((text) => /expired/i.test(text))) throw new Error(texts.join(" | "));
    if ((await manager.page.locator("s").count()) === 0) throw new Error("nothing is struck through");
    await take(manager, name, 5);
    await manager.reads(/only 4\b/i, "alert");
  },
  "Move 5 boxes from location A to B": async ({ as, role, run, keep }) => {
    const name = `Boxes ${run}`;
    const manager = await as(role("practice_manager", "manager", "admin"));
    await article(manager, name);
    await receive(manager, name, 12);
    const nurse = await as(role("nurse"));
    await open(nurse, name);
    await nurse.click("button", "Move");
    await nurse.choose("From", "Location A");
    await nurse.choose("To", "Location B");
    await nurse.fill("Amount", 5);
    await nurse.click("button", "Move", `Move ${name}`);
    await nurse.see("Moved");
    await nurse.page.waitForTimeout(800);
    const texts = (await rows(nurse).allInnerTexts()).join(" | ");
    if (!/Location A\s+7 /.test(texts) || !/Location B\s+5 /.test(texts)) throw new Error(texts);
    const history = await nurse.text("region", "History");
    if (!/−5/.test(history) || !/\+5/.test(history) || !/Moved/.test(history)) throw new Error(history);
    keep.moved = name;
  },
  "Try to correct a stock number as a nurse": async ({ as, role, keep }) => {
    const nurse = await as(role("nurse"));
    await open(nurse, keep.moved);
    await nurse.notSee("button", "Correct");
    await nurse.refused("/stock/stocktake");
    const manager = await as(role("practice_manager", "manager", "admin"));
    await open(manager, keep.moved);
    await manager.page.getByRole("button", { name: "Correct" }).first().click();
    await manager.fill("Real quantity", 6);
    await manager.fill("Reason", "Counted again");
    await manager.click("button", "Correct stock");
    await manager.see("Corrected");
  },
  "Throw away 4 units with a price of 12.50": async ({ as, role, run }) => {
    const name = `Waste ${run}`;
    const p = await as(role("practice_manager", "manager", "admin"));
    await article(p, name, { price: 12.5 });
    await receive(p, name, 9);
    const total = async () => {
      await p.go("/stock");
      const text = await p.text("region", "Key figures");
      return Number(/Thrown away this year\s*\D*([\d,]+\.\d\d)/.exec(text)[1].replaceAll(",", ""));
    };
    const before = await total();
    await open(p, name);
    await p.click("button", "Throw away");
    await p.fill("Amount", 4);
    await p.click("button", "Throw away", "Throw away");
    await p.see("Thrown away");
    const after = await total();
    if (Math.abs(after - before - 50) > 0.001) throw new Error(`${before} became ${after}`);
  },
  "Reload after several movements": async ({ as, role, keep }) => {
    const nurse = await as(role("nurse"));
    await open(nurse, keep.name);
    const before = [await nurse.text("region", "Batches"), await nurse.text("region", "History")].join();
    await nurse.reload();
    const after = [await nurse.text("region", "Batches"), await nurse.text("region", "History")].join();
    if (before !== after) throw new Error("something changed");
  },
};

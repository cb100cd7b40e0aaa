// Pieces, loans, mood lists. Each check makes its own piece, so that no other loan is in the way.
const create = (p) => p.page.getByRole("button", { name: /^Create / }).click().then(() => p.settled());

async function piece(p, at, number, more = {}) {
  await p.go(`${at("Piece", "Costume")}/new`);
  await p.fill("Number", number);
  for (const [label, value] of Object.entries(more)) {
    const box = p.page.getByRole("textbox", { name: label, exact: true });
    if (await box.count()) await p.fill(label, value);
    else await p.choose(label, value);
  }
  await create(p);
  await p.see("heading", number);
  return p.path();
}

async function loan(p, at, app, numbers, from, to, borrower) {
  await p.go(`${at("Loan")}/new`);
  await p.choose("Borrower", borrower ?? app.spec.accounts.find((a) => a.role === "borrower").name);
  await p.fill("From", from);
  await p.fill("To", to);
  for (const number of numbers) {
    const list = p.page.getByRole("checkbox", { name: new RegExp(number) });
    if (await list.count()) await list.check();
    else await p.choose("Piece", number);
  }
  await create(p);
}

const kept = async (p) => {
  await p.page.waitForURL(/\/[0-9a-f-]{36}$/);
  await p.settled();
  return p.path();
};

const shown = (iso) => {
  const d = new Date(iso);
  const month = d.toLocaleString("en", { month: "short", timeZone: "UTC" });
  return new RegExp(`${iso}|0?${d.getUTCDate()} ${month}|${month}[a-z]* ${d.getUTCDate()}\\b`);
};

export default {
  "Add a piece with number, period 1920s, size and rack, then search by period and size": async ({ as, role, run, at }) => {
    const p = await as(role("wardrobe_keeper", "keeper"));
    await piece(p, at, `W${run}`, { Period: "1920s", Size: "M", Rack: "R12" });
    await piece(p, at, `X${run}`, { Period: "1920s", Size: "L", Rack: "R12" });
    await p.go(at("Piece"));
    await p.page.getByRole("searchbox").first().fill("1920s");
    await p.press("Enter");
    await p.settled();
    if (await p.has("button", "Size")) await p.choose("Size", "M");
    else throw new Error("there is no filter by size");
    await p.see("link", `W${run}`);
    await p.notSee("link", `X${run}`);
    await p.reads(/1920s/);
  },
  "Make a loan for next week and then a second for overlapping days with the same piece": async ({ as, role, run, day, at, app }) => {
    const p = await as(role("wardrobe_keeper", "keeper"));
    await piece(p, at, `W${run}`);
    await loan(p, at, app, [`W${run}`], day(7), day(12));
    await kept(p);
    await loan(p, at, app, [`W${run}`], day(10), day(15));
    await p.reads(/taken|reserved|already|not free/i);
    await p.reads(shown(day(7)));
    await p.reads(shown(day(12)));
    if (!/\/new/.test(p.path())) throw new Error("the second loan was taken");
  },
  "Book in a piece today and try to lend it from tomorrow": async ({ as, role, run, day, at, app }) => {
    const p = await as(role("wardrobe_keeper", "keeper"));
    await piece(p, at, `W${run}`);
    await loan(p, at, app, [`W${run}`], day(0), day(3));
    await kept(p);
    if (await p.has("button", "Hand out")) await p.click("button", "Hand out");
    await p.click("button", "Book in");
    await p.page.getByRole("dialog").getByRole("textbox", { name: /condition/i }).fill("3");
    await p.click("button", "Book in", "Book in");
    await p.reads(/returned/i);
    await loan(p, at, app, [`W${run}`], day(1), day(3));
    await p.reads(/clean|rest|free again|not before|until/i);
    if (!/\/new/.test(p.path())) throw new Error("the loan was taken");
    await loan(p, at, app, [`W${run}`], day(6), day(8));
    await kept(p);
  },
  "Book in one of two pieces with a worse condition and a fee of 15": async ({ as, role, run, day, at, app }) => {
    const p = await as(role("wardrobe_keeper", "keeper"));
    for (const n of ["A", "B"]) await piece(p, at, `${n}${run}`, { Condition: "1" });
    await loan(p, at, app, [`A${run}`, `B${run}`], day(0), day(3));
    const path = await kept(p);
    await p.reads(`A${run}`);
    await p.reads(`B${run}`);
    if (await p.has("button", "Hand out")) await p.click("button", "Hand out");
    await p.touch(p.page.getByRole("button", { name: /^Book in/ }).first());
    const dialog = p.page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: /condition/i }).fill("3");
    await dialog.getByRole("textbox", { name: /damage/i }).fill(`Torn hem ${run}`);
    await dialog.getByRole("textbox", { name: /fee/i }).fill("15");
    await p.touch(dialog.getByRole("button", { name: /^Book in/ }));
    await p.go(path);
    await p.reads(/partly returned|1 of 2/i);
    await p.reads(`Torn hem ${run}`);
    await p.reads(/15[.,]00/);
  },
  "Have loans due 10 and 3 days ago": async ({ as, role, run, day, at, app, keep, expect }) => {
    const p = await as(role("wardrobe_keeper", "keeper"));
    const paths = {};
    for (const [n, from] of [[3, day(-20)], [10, day(-21)]]) {
      await piece(p, at, `L${n}${run}`);
      await loan(p, at, app, [`L${n}${run}`], from, day(-n));
      paths[n] = await kept(p);
      if (await p.has("button", "Hand out")) await p.click("button", "Hand out");
    }
    keep.loan = paths[10];
    await p.go(at("Loan"));
    await p.touch(p.page.getByRole("link", { name: "Late" }).or(p.page.getByRole("tab", { name: "Late" })).first());
    await p.reads(new RegExp(`L10${run}`));
    const text = await p.text("main");
    expect(text.indexOf(`L10${run}`) < text.indexOf(`L3${run}`) && text.includes(`L3${run}`), "the one with 10 days is not before the one with 3");
    const row = await p.page.getByRole("row").filter({ hasText: `L10${run}` }).first().innerText();
    expect(/\b10\b/.test(row), `10 days late are not told: ${row}`);
  },
  "Sign in as a borrower and open another borrower's loan by address": async ({ as, role, run, day, at, app }) => {
    const keeper = await as(role("wardrobe_keeper", "keeper"));
    const [, second] = app.spec.accounts.filter((a) => a.role === "borrower");
    await piece(keeper, at, `S${run}`);
    await loan(keeper, at, app, [`S${run}`], day(40), day(45), second.name);
    const path = await kept(keeper);
    const other = await as("borrower");
    await other.refused(path, `S${run}`);
    await other.go(at("Loan"));
    await other.readsNot(`S${run}`);
    const own = await as("borrower-2");
    await own.go(path);
    await own.reads(`S${run}`);
  },
  "Put three pieces on a mood list and reload": async ({ as, role, run, day, at, app }) => {
    const keeper = await as(role("wardrobe_keeper", "keeper"));
    const numbers = ["A", "B", "C"].map((n) => `M${n}${run}`);
    for (const n of numbers) await piece(keeper, at, n);
    const p = await as(role("designer"));
    await p.go(`${at("Mood list", "List")}/new`);
    await p.page.getByRole("textbox").first().fill(`Cabaret ${run}`);
    await create(p);
    const path = await kept(p);
    for (const n of numbers) {
      const box = p.page.getByRole("checkbox", { name: new RegExp(n) });
      if (await box.count()) await box.check();
      else {
        await p.go(path);
        await p.touch(p.page.getByRole("link", { name: /^(Add|New) / }).or(p.page.getByRole("button", { name: /^Add/ })).first());
        await p.choose("Piece", n);
        await p.touch(p.page.getByRole("button", { name: /^(Create|Add)/ }).last());
      }
    }
    await p.go(path);
    await p.reload();
    for (const n of numbers) await p.reads(n);
    await loan(keeper, at, app, [numbers[0]], day(3), day(5));
    await kept(keeper);
  },
  "After the follow-up: add a pair of shoes": async ({ as, role, at, expect }) => {
    const p = await as(role("wardrobe_keeper", "keeper"));
    await p.go(`${at("Piece")}/new`);
    const label = (name) => p.page.getByLabel(name, { exact: true }).filter({ visible: true }).or(p.page.getByRole("button", { name }).filter({ visible: true }));
    await p.choose("Category", "Shoes");
    await p.settled();
    expect((await label(/shoe size/i).count()) > 0 || (await p.page.getByLabel(/shoe size/i).filter({ visible: true }).count()) > 0, "there is no shoe size");
    expect((await p.page.getByLabel(/^Size/).filter({ visible: true }).count()) === 0, "the normal size is asked for");
    await p.choose("Category", "Coat");
    await p.settled();
    expect((await p.page.getByLabel(/^Size/).filter({ visible: true }).count()) > 0, "a coat has no normal size");
  },
  "After the follow-up: open the label page for some pieces": async ({ as, role, run, at, expect }) => {
    const p = await as(role("wardrobe_keeper", "keeper"));
    await piece(p, at, `E${run}`, { Size: "M", Rack: `Rack${run}` });
    await p.go(at("Piece"));
    await p.touch(p.page.getByRole("link", { name: /labels/i }).or(p.page.getByRole("button", { name: /labels/i })).first());
    await p.reads(`E${run}`);
    const label = p.page.getByRole("listitem").filter({ hasText: `E${run}` }).first();
    const text = await label.innerText();
    expect(text.includes(`Rack${run}`) && /\bM\b/.test(text), `on the label: ${text}`);
    await p.page.emulateMedia({ media: "print" });
    const box = await label.boundingBox();
    // 24 on a sheet of 210 by 297 mm: 3 by 8, or 4 by 6. A millimetre is 3.78 px.
    const each = (box.width * box.height) / (3.78 * 3.78);
    expect(each > 1400 && each <= 2600, `a label takes ${Math.round(each)} square mm, 24 of an A4 have 2598`);
  },
};

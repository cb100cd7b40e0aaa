// Invoices, drafts of an agent, an outbox.
const me = (role) => role("freelancer", "user", "member");

async function invoice(p, at, { number, client = "Kiln Studio", amount = 100, currency = "EUR", issued, due }) {
  await p.go(`${at("Invoice")}/new`);
  if (await p.page.getByRole("textbox", { name: "Client", exact: true }).count()) await p.fill("Client", client);
  else {
    await p.choose("Client", client).catch(async () => {
      await p.go(`${at("Client")}/new`);
      await p.fill("Name", client);
      await p.touch(p.page.getByRole("button", { name: /^Create / }).first());
      await p.go(`${at("Invoice")}/new`);
      await p.choose("Client", client);
    });
  }
  await p.fill("Number", number);
  await p.fill("Amount", amount);
  await p.choose("Currency", currency);
  await p.fill("Issued", issued);
  await p.fill("Due", due);
  await p.touch(p.page.getByRole("button", { name: /^Create / }).first());
}
const saved = async (p) => {
  await p.page.waitForURL(/\/[0-9a-f-]{36}$/);
  await p.settled();
  return p.path();
};
const letAgentRun = async (p) => {
  await p.go("/queue");
  await p.touch(p.page.getByRole("button", { name: /^run|let the agent run|run now/i }).first());
  await p.settled();
};
const draftOf = (p, number) => p.page.getByRole("listitem").filter({ hasText: number }).first();

export default {
  "Add an invoice that was due 5 days ago and let the agent run": async ({ as, role, run, day, at, keep }) => {
    const p = await as(me(role));
    keep.number = `F-${run}`;
    await invoice(p, at, { number: keep.number, amount: 480, issued: day(-35), due: day(-5) });
    keep.path = await saved(p);
    await letAgentRun(p);
    const text = await draftOf(p, keep.number).innerText();
    for (const want of [/friendly/i, /480/, /\b5 days/]) if (!want.test(text)) throw new Error(`${want} is not in the draft: ${text.replace(/\s+/g, " ").slice(0, 200)}`);
  },
  "Add an invoice with a due date before the issue date": async ({ as, role, run, day, at }) => {
    const p = await as(me(role));
    await invoice(p, at, { number: `B-${run}`, issued: day(-5), due: day(-9) });
    await p.reads(/before|after|earlier|later/i, "alert").catch(() => p.reads(/due (date )?cannot come before|cannot be before|must (be|come) (on or )?after/i));
    if (!/\/new/.test(p.path())) throw new Error("it was taken");
    await p.seeValue("Number", `B-${run}`);
  },
  "Approve a draft after editing it": async ({ as, role, keep, run }) => {
    const p = await as(me(role));
    await p.go("/queue");
    await p.touch(draftOf(p, keep.number).getByRole("link").first());
    const box = p.page.getByRole("main").getByRole("textbox").last();
    await box.fill(`Dear Kiln, a small reminder ${run}`);
    await p.touch(p.page.getByRole("button", { name: /^Approve/ }).first());
    await p.go("/");
    await p.click("link", "Outbox");
    await p.reads(`a small reminder ${run}`);
    await p.go(keep.path);
    await p.reads(/edited/i);
    await p.reads(/approved/i);
  },
  "Mark an invoice as paid which has an open draft": async ({ as, role, run, day, at }) => {
    const p = await as(me(role));
    const number = `P-${run}`;
    await invoice(p, at, { number, issued: day(-40), due: day(-6) });
    const path = await saved(p);
    await letAgentRun(p);
    await draftOf(p, number).waitFor();
    await p.go(path);
    await p.touch(p.page.getByRole("button", { name: /paid/i }).first());
    if (await p.has("dialog")) await p.touch(p.page.getByRole("dialog").getByRole("button", { name: /paid/i }));
    await letAgentRun(p);
    await p.notSee("button", `Approve ${number}`);
    if (await draftOf(p, number).isVisible()) throw new Error("the draft is still there");
    await p.go(path);
    await p.reads(/withdrawn/i);
  },
  "Switch on auto for a client whose invoice is 15 days late": async ({ as, role, run, day, at }) => {
    const p = await as(me(role));
    const client = `Auto ${run}`;
    const number = `A-${run}`;
    await invoice(p, at, { number, client, issued: day(-60), due: day(-15) });
    await saved(p);
    await p.go(at("Client"));
    await p.click("link", client);
    await p.click("link", "Edit");
    await p.tick("Auto");
    await p.click("button", "Save changes");
    await letAgentRun(p);
    const text = await draftOf(p, number).innerText();
    if (!/firm/i.test(text)) throw new Error(text);
    await p.click("link", "Outbox");
    await p.readsNot(number);
  },
  "Have 100 EUR 10 days late, 200 EUR 45 days late and 300 GBP 10 days late": async ({ as, role, run, day, at }) => {
    const p = await as("visitor");
    await p.signUp(`Sums ${run}`);
    void role;
    for (const [n, amount, currency, late] of [[1, 100, "EUR", 10], [2, 200, "EUR", 45], [3, 300, "GBP", 10]]) {
      await invoice(p, at, { number: `${n}-${run}`, amount, currency, issued: day(-80), due: day(-late) });
      await saved(p);
    }
    await p.go("/dashboard");
    const table = p.page.getByRole("table").filter({ hasText: /31.{1,3}60/ }).first();
    const head = (await table.getByRole("columnheader").allInnerTexts()).map((t) => t.trim());
    const cell = async (currency, column) => {
      const row = table.getByRole("row").filter({ hasText: currency }).first();
      const cells = await row.getByRole("cell").or(row.getByRole("rowheader")).allInnerTexts();
      return cells[head.findIndex((h) => column.test(h))] ?? "";
    };
    const holds = (text, n) => new RegExp(`(^|\\D)${n}([.,]00)?(\\D|$)`).test(text);
    for (const [currency, column, n] of [["EUR", /1.{1,3}30/, 100], ["EUR", /31.{1,3}60/, 200], ["GBP", /1.{1,3}30/, 300]]) {
      const text = await cell(currency, column);
      if (!holds(text, n)) throw new Error(`${currency} ${column}: ${text}`);
    }
    await p.readsNot(/\b(400|600)([.,]00)?\b/);
  },
  "Change the days of the sequence for one client and reload": async ({ as, role, run, day, at }) => {
    const p = await as(me(role));
    for (const n of [1, 2]) {
      await invoice(p, at, { number: `Q${n}-${run}`, client: `Client ${n} ${run}`, issued: day(-30), due: day(10) });
      await saved(p);
    }
    await p.go(at("Client"));
    await p.click("link", `Client 1 ${run}`);
    const path = p.path();
    await p.click("link", "Edit");
    await p.fill("Friendly after days", 7);
    await p.click("button", "Save changes");
    await p.go(path);
    await p.reload();
    await p.reads(/Friendly after days\s+7\b/);
    await p.go(at("Client"));
    await p.click("link", `Client 2 ${run}`);
    await p.reads(/Friendly after days\s+3\b/);
  },
  "Open an invoice of another freelancer by its address": async ({ as, role, run, day, at }) => {
    const p = await as(me(role));
    const number = `Z-${run}`;
    await invoice(p, at, { number, issued: day(-30), due: day(10) });
    const path = await saved(p);
    const other = await as(`${me(role)}-2`);
    await other.refused(path, number);
    await other.go(at("Invoice"));
    await other.readsNot(number);
  },
};

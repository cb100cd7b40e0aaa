const start = async (p) => {
  await p.go("/");
  const start = p.page.getByRole("button", { name: "Start", exact: true });
  if (!(await start.isVisible().catch(() => false))) await p.page.getByRole("link", { name: /cheese/i }).first().click();
  await p.click("button", "Start");
  await p.page.getByRole("list", { name: "Answers" }).waitFor();
};
const answers = (p) => p.page.getByRole("list", { name: "Answers" }).getByRole("button");

/** Plays a whole round with the first answers and stops at the nickname. */
async function round(p, total) {
  await start(p);
  for (let i = 0; i < total; i++) {
    await answers(p).first().click();
    await p.page.getByRole("button", { name: i + 1 < total ? "Next question" : "See the result" }).click();
  }
  await p.page.getByRole("textbox", { name: "Nickname" }).waitFor();
}

export default {
  "Start a round": async ({ as, expect }) => {
    const p = await as("visitor");
    await start(p);
    await p.reads(/question 1 of 12/i);
    expect((await answers(p).count()) === 4, "four answers");
    expect(/^(20|19|18) s$/.test((await p.page.getByRole("timer").innerText()).trim()), "a clock from 20 seconds");
  },
  "Answer the first question rightly and fast": async ({ as, app, expect }) => {
    const p = await as("visitor");
    await start(p);
    const question = await p.page.getByRole("heading", { level: 2 }).innerText();
    const pool = Object.values(app.content?.("quiz") ?? {}).flat();
    const right = pool.find((one) => one.text === question)?.answers[0];
    if (right) await answers(p).filter({ hasText: right }).click();
    else {
      // Without the pool at hand: play until one is right.
      for (let i = 0; i < 10; i++) {
        await answers(p).first().click();
        await p.page.getByRole("status").filter({ hasText: /right/i }).waitFor();
        if (/Right! \+\d+/.test(await p.text())) break;
        await p.click("button", "Next question");
      }
    }
    const gained = Number((await p.text()).match(/Right! \+(\d+)/)?.[1]);
    expect(gained >= 100 && gained <= 150, `gained ${gained}`);
  },
  "Let the time run out": async ({ as }) => {
    const p = await as("visitor");
    await start(p);
    await p.page.getByText(/time is up/i).waitFor({ timeout: 30_000 });
    await p.click("button", "Next question");
    await p.reads(/question 2 of/i);
  },
  'Enter the nickname "a!" at the end': async ({ as, run, keep }) => {
    const p = await as("visitor");
    await round(p, 12);
    await p.fill("Nickname", "a!");
    await p.click("button", "Save my score");
    await p.reads(/3 to 12 letters or numbers/i);
    keep.name = run.replace(/[^a-z0-9]/gi, "").slice(0, 12);
    await p.fill("Nickname", keep.name);
    await p.click("button", "Save my score");
    await p.page.getByRole("table").getByText(keep.name).waitFor();
    keep.table = p.path();
  },
  "Reload the table after finishing": async ({ as, keep, expect }) => {
    const p = await as("visitor");
    await p.go(keep.table);
    await p.reload();
    expect((await p.page.getByRole("table").getByText(keep.name).count()) === 1, "once");
  },
  "Switch off a question and remove a nickname after giving the password": async ({ as, keep, expect }) => {
    const p = await as("visitor");
    await p.go("/staff");
    const password = (await p.text()).match(/password is (\S+?)\./)?.[1];
    await p.fill("Password", password);
    await p.click("button", "Open the staff page");
    await p.page.getByRole("switch").first().click();
    await p.reads(/question switched off/i);
    await p.click("button", `Remove ${keep.name}`);
    await p.click("button", "Remove name");
    await p.page.getByRole("dialog").waitFor({ state: "hidden" });
    await p.go(keep.table);
    expect((await p.page.getByText(keep.name).count()) === 0, "the name is gone");
  },
  "Open the staff page without the password": async ({ as }) => {
    const p = await as("visitor-2").catch(() => as("visitor"));
    await p.page.context().clearCookies();
    await p.go("/staff");
    await p.see("textbox", "Password");
    await p.notSee("button", "Add question");
    await p.readsNot(/Right:/);
  },
  "After the follow-up: choose wine": async ({ as, expect }) => {
    const p = await as("visitor");
    await p.go("/");
    await p.click("link", "Wine");
    await p.reads(/10 questions, 15 seconds each/i);
    await p.click("button", "Start");
    await p.reads(/question 1 of 10/i);
    expect(/^(15|14|13) s$/.test((await p.page.getByRole("timer").innerText()).trim()), "fifteen seconds");
  },
  "After the follow-up: play cheese at 375 px wide": async ({ as }) => {
    const p = await as("visitor");
    await p.page.setViewportSize({ width: 375, height: 667 });
    await start(p);
    await p.reads(/question 1 of 10/i);
    await p.fits(375, 667);
    await p.go("/tools/rind-or-rumour/table");
    await p.reads(/Ines/);
  },
};

/** Opens the first lesson of a module by its number and marks every lesson as done. */
async function finishLessons(p, count) {
  for (let i = 0; i < count; i++) {
    await p.go("/learn");
    const link = p.page.locator("section").first().getByRole("listitem").nth(i).getByRole("link");
    await link.click();
    await p.page.waitForURL(/lessons/);
    const done = p.page.getByRole("button", { name: "Done", exact: true });
    await p.page.getByRole("button", { name: /^(Done|Undo done)$/ }).first().waitFor();
    if (await done.isVisible()) {
      await done.click();
      await p.see("button", "Undo done");
    }
  }
}

export default {
  "Open module 2 before passing module 1": async ({ as, role }) => {
    const p = await as(role("learner", "student"));
    await p.go("/learn");
    const second = p.page.locator("section").nth(1);
    await second.getByRole("listitem").first().getByRole("link").click();
    await p.reads(/locked/i);
    await p.reads(/pass/i);
  },
  "Mark all lessons of module 1 as done": async ({ as, role, expect }) => {
    const p = await as(role("learner", "student"));
    await finishLessons(p, 3);
    await p.go("/learn");
    await p.page.getByRole("button", { name: /^Start the test/ }).first().click();
    await p.page.waitForURL(/tests/);
    await p.page.getByRole("group").first().waitFor();
    expect(await p.page.getByRole("group").count() === 10, "ten questions");
  },
  "Fail a test and try at once again": async ({ as, role }) => {
    const p = await as(role("learner", "student"));
    await p.go("/learn");
    await p.page.getByRole("button", { name: /^Start the test/ }).first().click();
    await p.page.waitForURL(/tests/);
    await p.click("button", "Hand in");
    await p.reads(/not passed/i);
    await p.go("/learn");
    await p.page.getByRole("button", { name: /^Start the test/ }).first().click();
    await p.reads(/try again in (30|29) minutes/i);
  },
  "Do two lessons, sign out and in": async ({ as, role, app }) => {
    const who = role("learner", "student");
    const p = await as(who);
    await finishLessons(p, 2);
    await p.page.getByRole("button", { name: "Sign out" }).first().click();
    await p.page.waitForURL((url) => !url.pathname.startsWith("/learn"));
    await p.go("/sign-in");
    await p.page.getByRole("button", { name: `Continue as ${app.spec.accounts.find((a) => a.role === who).name}` }).click();
    await p.page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
    await p.go("/learn");
    await p.reads(/[2-9] of \d+ lessons done/i);
  },
  "Start the mock exam": async ({ as, role, app, expect }) => {
    const p = await as(role("learner", "student"));
    await app.sql(`insert into public.course_attempts (owner_id, module_id, questions, given, pass, finished_at, right_answers, passed)
      select p.id, m.id, '{}', '{}', 8, now(), 9, true from public.profiles p, public.course_modules m where p.role = 'learner'`);
    await p.go("/learn/exam");
    await p.page.getByRole("button", { name: /^Start the exam/ }).click();
    await p.page.waitForURL(/tests/);
    await p.page.getByRole("timer").waitFor();
    expect(/^(40:00|39:\d\d)$/.test((await p.page.getByRole("timer").innerText()).trim()), "a clock from 40 minutes");
    expect(await p.page.getByRole("group").count() === 30, "thirty questions");
    await p.page.getByRole("group").first().getByRole("radio").first().check();
    await p.readsNot(/right is|wrong/i);
  },
  'In the spelling trainer type "alfa BRAVO" for AB, then "alpha beta"': async ({ as, role }) => {
    const p = await as(role("learner", "student"));
    await p.go("/learn/trainer");
    await p.reads(/\bAB\b/);
    await p.fill("Code words", "alfa BRAVO");
    await p.click("button", "Check");
    await p.reads(/Streak: 1/);
    await p.fill("Code words", "alpha beta");
    await p.click("button", "Check");
    await p.reads(/Streak: 0/);
  },
  "Save a question with two right answers or with only two answers": async ({ as }) => {
    const p = await as("admin");
    await p.go("/learn/manage");
    await p.fill("Question", "Which is right?");
    for (const [i, text] of ["One", "Two", "Three"].entries()) await p.fill(`Answer ${i + 1}`, text);
    await p.page.getByRole("checkbox", { name: "Answer 1 is right" }).check();
    await p.page.getByRole("checkbox", { name: "Answer 2 is right" }).check();
    await p.click("button", "Add question");
    await p.reads(/exactly one answer/i);
    await p.fill("Answer 3", "");
    await p.page.getByRole("checkbox", { name: "Answer 2 is right" }).uncheck();
    await p.click("button", "Add question");
    await p.reads(/three or four answers/i);
  },
  "Check a valid code and a made-up one on the verify page": async ({ as, app }) => {
    await app.sql(`insert into public.course_certificates (code, owner_id, name) select 'DRR-7KQ2-94', p.id, p.name from public.profiles p where p.role = 'learner' order by p.name limit 1 on conflict do nothing`);
    const p = await as("visitor");
    await p.go("/verify");
    await p.fill("Code", "DRR-7KQ2-94");
    await p.click("button", "Check");
    await p.reads(/valid/i);
    await p.readsNot(/@example\.com|of 30 right/i);
    await p.go("/verify?code=DRR-0000-00");
    await p.reads(/not found/i);
  },
  "Open a learner of another group by address": async ({ as, role, app }) => {
    const rows = await app.sql(`select p.id from public.profiles p where p.role = 'learner' and not exists (select 1 from public.course_members m where m.account_id = p.id) limit 1`);
    const p = await as(role("instructor", "teacher"));
    await p.go(`/learn/learners/${rows[0].id}`);
    await p.reads(/nothing here/i);
  },
};

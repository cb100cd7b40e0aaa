/** Takes the mini test of the lesson that is open; wrong ones on purpose when `fail` says so. Returns how many were wrong. */
async function miniTest(p, fail) {
  await p.page.getByRole("button", { name: /^(Start the mini test|Again)$/ }).click();
  let wrong = 0;
  for (let i = 0; i < 12; i++) {
    const typed = p.page.getByRole("textbox", { name: /^Type:/ });
    const options = p.page.getByRole("group", { name: /mean\?|Match/ });
    await typed.or(options).first().waitFor();
    if (await typed.isVisible()) {
      await typed.fill(fail ? "zzz" : "x");
      await p.page.getByRole("button", { name: "Check" }).click();
    } else await options.getByRole("button").first().click();
    const status = p.page.getByRole("status").filter({ hasText: /right|wrong/i });
    await status.waitFor();
    if (/wrong/i.test(await status.innerText())) wrong++;
    await p.page.getByRole("button", { name: "Next" }).click();
    if (await p.page.getByText(/\d+ of \d+ right\./).isVisible().catch(() => false)) break;
  }
  return wrong;
}

export default {
  "Open the emergency lesson without an account, then another one": async ({ as }) => {
    const p = await as("visitor");
    await p.go("/learn");
    await p.page.getByRole("link", { name: /Emergency/ }).last().click();
    await p.reads(/Msaada/);
    await p.go("/learn");
    await p.page.getByRole("link", { name: /Greeting/ }).last().click();
    await p.reads(/sign in/i);
  },
  "Type a phrase in small letters without the question mark": async ({ as, role }) => {
    const p = await as(role("learner"));
    await p.go("/learn");
    await p.page.getByRole("link", { name: /Pain/ }).last().click();
    await p.page.getByRole("button", { name: "Start the mini test" }).click();
    for (let i = 0; i < 8; i++) {
      const typed = p.page.getByRole("textbox", { name: /^Type:/ });
      const options = p.page.getByRole("group", { name: /mean\?|Match/ });
      await typed.or(options).first().waitFor();
      if (await typed.isVisible()) {
        const meaning = (await p.page.getByText(/^Type: /).innerText()).replace("Type: ", "");
        const row = p.page.getByRole("list", { name: "Phrases" }).getByRole("listitem").filter({ hasText: meaning }).first();
        const phrase = (await row.innerText()).split("\n")[0];
        await typed.fill(phrase.toLowerCase().replace(/[?!.]/g, ""));
        await p.page.getByRole("button", { name: "Check" }).click();
        await p.reads(/right!/i);
        return;
      }
      await options.getByRole("button").first().click();
      await p.page.getByRole("button", { name: "Next" }).click();
    }
  },
  "Get two phrases wrong and come back to the daily repetition": async ({ as, role }) => {
    const p = await as(role("learner"));
    await p.go("/learn");
    await p.page.getByRole("link", { name: /Pain/ }).last().click();
    await miniTest(p, true);
    await p.page.waitForTimeout(500);
    await p.go("/learn/repeat");
    await p.reads(/1 of [2-9]/);
  },
  "Finish a lesson and reload": async ({ as, role }) => {
    const p = await as(role("learner"));
    await p.go("/learn");
    await p.page.getByRole("link", { name: /Family/ }).last().click();
    await p.page.getByRole("button", { name: /^(Done|Undo done)$/ }).waitFor();
    if (await p.page.getByRole("button", { name: "Done", exact: true }).isVisible()) await p.click("button", "Done");
    await p.see("button", "Undo done");
    await p.go("/learn");
    await p.reads(/streak: [1-9]/i);
  },
  "Make a group and let a learner join with the code; try a wrong code": async ({ as, role, run, keep }) => {
    const s = await as(role("supervisor"));
    await s.go("/learn/groups");
    await s.fill("Name", `Ward ${run}`);
    await s.click("button", "Make group");
    await s.see("heading", `Ward ${run}`);
    const code = (await s.page.getByRole("region", { name: `Ward ${run}` }).innerText()).match(/Join code: (\w+)/)[1];
    const p = await as(role("learner"));
    await p.go("/learn/groups");
    await p.fill("Join code", "WRONG1");
    await p.click("button", "Join");
    await p.reads(/no group has this code/i);
    await p.fill("Join code", code);
    await p.click("button", "Join");
    await p.reads(/you have joined/i);
    await s.reload();
    await s.reads(/lessons finished/i);
    keep.group = `Ward ${run}`;
  },
  "Open a learner's details": async ({ as, role, keep }) => {
    const s = await as(role("supervisor"));
    await s.go("/learn/groups");
    await s.page.getByRole("region", { name: keep.group }).getByRole("link").first().click();
    await s.reads(/finished/i);
    await s.readsNot(/mistake|wrong|Unaumwa/i);
  },
  "After the follow-up: choose French in the profile": async ({ as, role }) => {
    const p = await as(role("learner"));
    await p.go("/settings");
    await p.choose("Language of explanations", "French");
    await p.click("button", "Save language");
    await p.reads(/language saved/i);
    await p.go("/learn");
    await p.page.getByRole("link", { name: /Greeting/ }).last().click();
    await p.reads(/Bienvenue/);
    await p.reads(/Goodbye\s*EN/);
  },
  "After the follow-up: search the word list for a part of a phrase and for nonsense": async ({ as, role }) => {
    const p = await as(role("learner"));
    await p.go("/learn/words");
    await p.page.getByRole("searchbox", { name: "Search phrases" }).fill("kichw");
    await p.click("button", "Search");
    await p.reads(/Ninaumwa kichwa/);
    await p.page.getByRole("searchbox", { name: "Search phrases" }).fill("qqzzx");
    await p.click("button", "Search");
    await p.reads(/no phrase has this/i);
  },
  "Do a mini test at 360 px wide": async ({ as, role }) => {
    const p = await as(role("learner"));
    await p.page.setViewportSize({ width: 360, height: 740 });
    await p.go("/learn");
    await p.page.getByRole("link", { name: /Family/ }).last().click();
    await p.page.getByRole("button", { name: "Start the mini test" }).click();
    await p.fits(360, 740);
  },
};

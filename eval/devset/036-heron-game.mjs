const score = async (p) => Number((await p.text()).match(/Score\s*(-?−?\d+)/)?.[1]?.replace("−", "-") ?? NaN);

/** Waits until a thing of this name is in reach and then does something. */
async function atBeak(p, name, act) {
  await p.page.getByText(new RegExp(`In reach: ${name}`, "i")).waitFor({ timeout: 55_000 });
  await act();
}

export default {
  "Open the page and start": async ({ as, expect }) => {
    const p = await as("visitor");
    await p.go("/");
    await p.click("button", "Start");
    await p.page.getByRole("img", { name: "Heron" }).waitFor();
    await p.page.getByRole("img", { name: /fish/i }).first().waitFor();
    const first = Number((await p.page.getByRole("timer").innerText()).match(/\d+/)[0]);
    await p.page.waitForTimeout(2200);
    const then = Number((await p.page.getByRole("timer").innerText()).match(/\d+/)[0]);
    expect(first <= 60 && first >= 56 && then < first, "the clock runs down from 60");
  },
  "Press space when a normal fish is at the beak, and again when none is": async ({ as, expect }) => {
    const p = await as("visitor");
    await p.go("/");
    await p.click("button", "Start");
    await atBeak(p, "Normal fish", () => p.page.keyboard.press("Space"));
    await p.page.getByText("+1").waitFor();
    await p.reads(/Score\s*1\b/);
    await p.page.getByText("In reach: nothing").waitFor({ timeout: 20_000 });
    await p.page.keyboard.press("Space");
    await p.page.waitForTimeout(300);
    expect((await score(p)) === 1, "a miss does not count");
  },
  "Hit a boot": async ({ as, expect }) => {
    const p = await as("visitor");
    await p.go("/");
    await p.click("button", "Start");
    const before = await score(p);
    await atBeak(p, "Boot", () => p.page.keyboard.press("Space"));
    await p.page.waitForTimeout(200);
    expect((await score(p)) === before - 3, "three less");
  },
  "Wait until the clock is at 0": async ({ as }) => {
    const p = await as("visitor");
    await p.go("/");
    await p.click("button", "Start");
    await p.page.getByRole("button", { name: "Play again" }).waitFor({ timeout: 90_000 });
    await p.reads(/your score/i);
  },
  "Beat the highscore and reload": async ({ as }) => {
    const p = await as("visitor");
    await p.go("/");
    await p.click("button", "Start");
    await atBeak(p, "(Normal|Golden) fish", () => p.page.keyboard.press("Space"));
    await p.page.getByRole("button", { name: "Play again" }).waitFor({ timeout: 90_000 });
    await p.reload();
    await p.reads(/highscore\s*[1-9]/i);
  },
  "Play on a phone of 375 px by tapping": async ({ as, expect }) => {
    const p = await as("visitor");
    await p.page.setViewportSize({ width: 375, height: 667 });
    await p.go("/");
    await p.click("button", "Start");
    const field = p.page.getByRole("application", { name: "Playing field" });
    await field.click();
    await p.page.getByText("Missed").or(p.page.getByText(/^[+−]\d$/)).first().waitFor();
    await p.fits(375, 667);
    const tall = await p.page.evaluate(() => document.documentElement.scrollHeight <= innerHeight + 1);
    expect(tall, "the page does not scroll");
  },
  "Play without making an account": async ({ as }) => {
    const p = await as("visitor");
    await p.go("/");
    await p.readsNot(/sign in|sign up/i);
    await p.click("button", "Start");
    await p.page.getByRole("timer").waitFor();
  },
};

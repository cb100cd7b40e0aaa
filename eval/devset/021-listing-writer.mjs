// A box, two choices, three versions. The app's default role writes; "-2" is somebody else.
const facts = "3 rooms, 74 m2\nbalcony to the south\nlift\n980 a month";

async function tool(as, app, who = "") {
  const p = await as(app.spec.roles.find((r) => r.default).name + who);
  if (!/^\/write/.test(p.path())) await p.go("/");
  const link = p.page.getByRole("link", { name: /^(write|generate|create|try)/i }).first();
  if (p.path() !== "/write") await link.click();
  await p.page.waitForURL(/write/);
  await p.page.getByRole("textbox").first().waitFor();
  return p;
}
const box = (p) => p.page.getByRole("textbox").first();
const button = (p) => p.page.getByRole("main").getByRole("button", { name: /^(write|generate|create)/i }).first();
const versions = (p) => p.page.getByRole("region", { name: /^version/i });

async function generate(p, text) {
  await box(p).fill(text);
  await button(p).click();
  await versions(p).nth(2).waitFor({ timeout: 20_000 });
}

export default {
  "Paste facts, pick a tone and a language and press the button": async ({ as, app, expect }) => {
    const p = await tool(as, app);
    await p.choose("Tone", "Friendly");
    await p.choose("Language", "German");
    await generate(p, facts);
    const texts = await versions(p).allInnerTexts();
    expect(new Set(texts.map((t) => t.replace(/Version \d/i, ""))).size >= 3, `the versions are not different: ${texts.join(" | ")}`);
  },
  "Press the button with an empty box": async ({ as, app }) => {
    const p = await tool(as, app);
    await button(p).click();
    await p.reads(/enter.*facts|facts.*(needed|required|first)/i);
  },
  "Press copy at one version": async ({ as, app, expect }) => {
    const p = await tool(as, app);
    await p.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await generate(p, facts);
    await versions(p).nth(1).getByRole("button", { name: /copy/i }).click();
    await p.reads(/copied/i);
    const text = await p.page.evaluate(() => navigator.clipboard.readText());
    expect(text.length > 10 && (await versions(p).nth(1).innerText()).includes(text.split("\n")[0].slice(0, 20)), `the clipboard holds ${text}`);
  },
  "Watch the page while it generates": async ({ as, app, expect }) => {
    const p = await tool(as, app);
    await p.page.route("**/*", async (route) => {
      if (route.request().method() === "POST") await new Promise((done) => setTimeout(done, 1500));
      await route.continue();
    });
    await box(p).fill(facts);
    await button(p).click();
    await p.page.getByRole("progressbar").or(p.page.getByText(/writing…|generating|working/i)).first().waitFor({ timeout: 1400 });
    expect(await p.page.getByRole("button", { name: /writing|generating|write|generate/i }).first().isDisabled(), "the button can be pressed twice");
    await versions(p).first().waitFor();
  },
  "Look at the page source and requests in the browser": async ({ as, app, expect }) => {
    const p = await tool(as, app);
    const seen = [];
    p.page.on("response", async (r) => seen.push(await r.text().catch(() => "")));
    await p.reload();
    await generate(p, facts);
    const all = (await p.page.content()) + seen.join("\n");
    expect(!/\bsk-[a-z0-9-]{16}|api\.openai\.com|api\.anthropic\.com/i.test(all), "a key or the service's address is visible");
  },
  "After the follow-up: generate, reload and open the history": async ({ as, app, run }) => {
    const p = await tool(as, app);
    await generate(p, `${facts}\n${run}`);
    await p.reload();
    await p.touch(p.page.getByRole("link", { name: /history/i }).first());
    await p.page.getByRole("searchbox").first().fill(run);
    await p.press("Enter", "searchbox");
    await p.see(run);
    await p.page.getByRole("button", { name: /star/i }).first().click();
    await p.page.getByRole("button", { name: /star/i, pressed: true }).first().waitFor();
    await p.page.waitForTimeout(500);
    await p.reload();
    await p.page.getByRole("button", { name: /star/i, pressed: true }).first().waitFor();
  },
  "After the follow-up: open the history as another user": async ({ as, app, run }) => {
    const p = await tool(as, app);
    await generate(p, `${facts}\n${run}`);
    const other = await as(`${p.name}-2`);
    await other.go("/write/history");
    await other.readsNot(run);
  },
  "After the follow-up: look at the counter before and after one generation": async ({ as, app, expect, run }) => {
    const p = await as(`${app.spec.roles.find((r) => r.default).name}-2`);
    await p.go("/write");
    const left = async () => Number(/(\d+) of \d+ left/i.exec(await p.text())?.[1] ?? NaN);
    const before = await left();
    await generate(p, `${facts}\n${run}`);
    await p.reads(new RegExp(`${before - 1} of`));
    for (let i = before - 1; i > 0; i--) {
      await button(p).click();
      await p.reads(new RegExp(`${i - 1} of`));
    }
    await p.reads(/used all 20|limit/i);
    expect(await button(p).isDisabled(), "the button still works at the limit");
  },
  "After the follow-up: delete an entry": async ({ as, app, run }) => {
    const p = await tool(as, app);
    await generate(p, `${facts}\n${run}`);
    await p.go(`/write/history?q=${run}`);
    await p.page.getByRole("button", { name: /delete/i }).first().click();
    await p.page.getByRole("dialog").getByRole("button", { name: /delete/i }).click();
    await p.readsNot(`South ${run}`);
    await p.reload();
    await p.reads(/nothing found/i);
  },
};

// The designer of the first check publishes what the checks after it buy.
const knitter = (role) => role("knitter", "fan", "member");
const pdf = { name: "pattern.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n") };

async function page(p, keep, run) {
  if (keep.page) return keep.page;
  keep.name = `Needle ${run}`;
  await p.go("/designers/new");
  await p.fill("Name", keep.name);
  await p.click("button", "Create designer");
  await p.see("heading", keep.name);
  return (keep.page = p.path());
}

const id = (path) => path.split("/").pop();

async function pattern(p, keep, run) {
  await page(p, keep, run);
  await p.go(`/patterns/new?designer=${id(keep.page)}`);
  await p.fill("Name", `Cowl ${run}`);
  await p.choose("Yarn weight", "DK");
  await p.choose("Needle size", "4 mm");
  await p.fill("Difficulty", 3);
  await p.fill("Price", 6);
  await p.page.getByLabel("PDF").first().setInputFiles(pdf);
  await p.click("button", "Create pattern");
  await p.see("heading", `Cowl ${run}`);
  keep.pattern = p.path();
  keep.title = `Cowl ${run}`;
}

export default {
  "Publish a pattern with yarn weight, needle, difficulty 3 and price": async ({ as, keep, run }) => {
    await pattern(await as("designer"), keep, run);
    const v = await as("visitor");
    await v.go(keep.pattern);
    for (const text of ["DK", "4 mm", /difficulty\s*3/i, /6/]) await v.reads(text);
    await v.go(`/patterns?q=${run}`);
    await v.see("link", keep.title);
  },
  "Enter difficulty 9 or a negative price": async ({ as, keep, run }) => {
    const p = await as("designer");
    await page(p, keep, run);
    await p.go(`/patterns/new?designer=${id(keep.page)}`);
    await p.fill("Name", `Wrong ${run}`);
    await p.fill("Difficulty", 9);
    await p.fill("Price", -4);
    await p.click("button", "Create pattern");
    await p.reads(/(difficulty.*at most 5|at most 5|5 or less)/i);
    await p.reads(/(price.*at least|at least 0|0 or more)/i);
    await p.seeValue("Name", `Wrong ${run}`);
  },
  "Filter by a yarn weight and difficulty 3": async ({ as, keep }) => {
    const p = await as("visitor");
    await p.go("/patterns?yarn_weight=dk");
    await p.fill("Difficulty from", 3);
    await p.fill("Difficulty to", 3);
    await p.press("Enter", "textbox", "Difficulty to");
    await p.see("link", keep.title);
    await p.go("/patterns?yarn_weight=lace");
    await p.notSee("link", keep.title);
  },
  "Buy (simulated) the pattern, sign out and in again": async ({ as, role, keep }) => {
    const p = await as(knitter(role));
    await p.go(keep.pattern);
    await p.click("button", "Buy for");
    await p.click("button", "Pay");
    await p.reads(/in your library/i);
    keep.file = await p.page.locator('a[href^="/files/"]').first().getAttribute("href");
    await p.click("button", "Sign out");
    await p.go("/sign-in");
    await p.page.getByRole("button", { name: /^Continue as Ben Carter/ }).first().click();
    await p.see("navigation", "Main");
    await p.go("/library");
    await p.see("link", keep.title);
    const answer = await p.page.request.get(new URL(keep.file, p.page.url()).href);
    if (answer.status() !== 200) throw new Error(`the file answers ${answer.status()}`);
  },
  "Copy the PDF address as a buyer and open it in a private window without an account": async ({ as, keep, expect }) => {
    const v = await as("visitor");
    await v.go("/");
    const answer = await v.page.request.get(new URL(keep.file, v.page.url()).href);
    expect(!(await answer.body()).toString().startsWith("%PDF"), "the file opens without an account");
  },
  "The designer publishes version 2 with a note": async ({ as, role, keep, run }) => {
    const d = await as("designer");
    await d.go(keep.pattern);
    await d.fill("What changed in the new version?", `Row 12 corrected ${run}`);
    await d.click("button", "Publish new version");
    await d.see(`Row 12 corrected ${run}`);
    const p = await as(knitter(role));
    await p.go("/library");
    await p.reads("Updated");
    await p.reads(`Row 12 corrected ${run}`);
    await p.click("link", keep.title);
    await p.see("heading", keep.title);
    await p.page.waitForTimeout(500);
    await p.go("/library");
    await p.readsNot(`Row 12 corrected ${run}`);
  },
  "Open a knit-along with a part dated today and one dated next week": async ({ as, role, keep, run, day }) => {
    const d = await as("designer");
    await page(d, keep, run);
    await d.go(`/knit-alongs/new?designer=${id(keep.page)}`);
    await d.fill("Name", `Along ${run}`);
    await d.click("button", "Create knit-along");
    await d.see("heading", `Along ${run}`);
    const along = d.path();
    for (const [title, when] of [["Today", day(0)], ["Later", day(7)]]) {
      await d.go(`/parts/new?knit_along=${id(along)}`);
      await d.fill("Title", `${title} ${run}`);
      await d.fill("Opens on", when);
      await d.fill("Text", `Secret of ${title} ${run}`);
      await d.click("button", "Create part");
      await d.see("heading", `${title} ${run}`);
    }
    const p = await as(knitter(role));
    await p.go(along);
    await p.click("link", `Today ${run}`);
    await p.reads(`Secret of Today ${run}`);
    await p.go(along);
    await p.click("link", `Later ${run}`);
    await p.reads(/opens on/i);
    await p.readsNot(`Secret of Later ${run}`);
  },
  "Try to post a finished piece without owning the pattern": async ({ as, role, keep, run }) => {
    const p = await as(`${knitter(role)}-2`);
    await p.go(`/finished-pieces/new?pattern=${id(keep.pattern)}`);
    await p.fill("Caption", `Mine ${run}`);
    await p.page.locator("input[type=file]").first().setInputFiles({ name: "piece.png", mimeType: "image/png", buffer: Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64") });
    await p.click("button", "Create finished piece");
    await p.reads(/bought|own|buy/i);
    await p.go("/finished-pieces");
    await p.readsNot(`Mine ${run}`);
  },
  "Follow a designer with news and open home": async ({ as, role, keep, run }) => {
    const d = await as("designer");
    await page(d, keep, run);
    await d.go(`/news-items/new?designer=${id(keep.page)}`);
    await d.fill("Text", `New yarn in ${run}`);
    await d.click("button", "Create news item").catch(() => d.click("button", "Post"));
    const v = await as("visitor");
    await v.go("/sign-up");
    await v.fill("Name", `Fan ${run}`);
    await v.fill("Email", `f${run}@example.org`);
    await v.fill("Password", "a long password");
    await v.click("button", "Create account");
    await v.see("navigation", "Main");
    await v.go("/feed");
    await v.reads(/follow/i);
    await v.go(keep.page);
    await v.click("button", "Follow");
    await v.see("button", "Following");
    await v.go("/feed");
    await v.reads(`New yarn in ${run}`);
  },
};

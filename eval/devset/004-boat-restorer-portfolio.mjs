const text = "## First\n\n- Soak the oak\n- Steam for an hour";

async function hours(p) {
  const lines = await p.page.getByRole("main").getByRole("listitem").allInnerTexts();
  return lines.map((line) => /Hours spent\s*([\d.,]+)/.exec(line)?.[1]).filter(Boolean).map((n) => Number(n.replace(",", "")));
}

export default {
  "Open the list of boats and sort by hours spent": async ({ as }) => {
    const p = await as("visitor");
    await p.go("/boats");
    await p.choose("Sort by", "Hours spent");
    await p.page.waitForURL(/sort=/);
    await p.page.waitForTimeout(500);
    const shown = await hours(p);
    const up = shown.toSorted((a, b) => a - b).join();
    if (shown.length < 3 || (shown.join() !== up && shown.toReversed().join() !== up)) throw new Error(`the hours are ${shown}`);
  },
  "Open one boat": async ({ as, keep }) => {
    const p = await as("visitor");
    await p.go("/boats");
    const link = p.page.getByRole("main").getByRole("listitem").first().getByRole("link").first();
    keep.boat = await link.getAttribute("href");
    await p.go(keep.boat);
    for (const word of ["Year built", "Timber used", "Hours spent"]) await p.see("", word);
    const pair = p.page.getByRole("group", { name: "Before and after" });
    const boxes = await Promise.all([0, 1].map((i) => pair.getByRole("img").nth(i).boundingBox()));
    if (Math.abs(boxes[0].y - boxes[1].y) > 4 || boxes[0].x >= boxes[1].x) throw new Error("before and after do not stand side by side");
  },
  'Sign in, write a journal entry titled "Steaming ribs" with a heading and a bullet list and keep it as a draft': async ({ as, keep, day }) => {
    const p = await as("admin");
    await p.go("/journal-entries/new");
    await p.fill("Title", "Steaming ribs");
    await p.fill("Date", day(0));
    await p.fill("Text", text);
    await p.click("button", "Create journal entry");
    await p.see("heading", "Steaming ribs");
    keep.entry = p.path();
    await p.go("/journal-entries");
    await p.see("link", "Steaming ribs");
    await p.see("", "Draft");
    const v = await as("visitor");
    await v.go("/journal-entries");
    await v.readsNot(/Steaming ribs/);
  },
  'Publish "Steaming ribs"': async ({ as, keep }) => {
    const p = await as("admin");
    await p.go(keep.entry);
    keep.draft = keep.entry;
    await p.click("button", "Publish");
    await p.see("button", "Back to draft");
    const v = await as("visitor");
    await v.go("/journal-entries");
    const first = await v.page.getByRole("main").getByRole("article").first().innerText();
    if (!first.includes("Steaming ribs")) throw new Error(`the first entry is ${first}`);
    await v.go(keep.entry);
    await v.see("heading", "First");
    await v.see("listitem", "Soak the oak");
    await v.readsNot(/## First/);
  },
  "Open the direct address of a draft in a private window": async ({ as, keep, day }) => {
    const p = await as("admin");
    await p.go("/journal-entries/new");
    await p.fill("Title", "Not yet");
    await p.fill("Date", day(0));
    await p.fill("Text", "A secret of the yard");
    await p.click("button", "Create journal entry");
    await p.see("heading", "Not yet");
    const v = await as("visitor");
    await v.refused(p.path(), "A secret of the yard");
  },
  "Send the contact form with an empty message": async ({ as }) => {
    const p = await as("visitor");
    await p.go("/");
    await p.fill("Name", "Jo Field", "Contact");
    await p.fill("Email", "jo@example.com", "Contact");
    await p.click("button", "Send enquiry", "Contact");
    await p.reads(/enter a message/i);
    await p.readsNot(/thank you/i);
  },
  "Change the hours of a boat to 412, sign out, and open the public page": async ({ as, keep }) => {
    const p = await as("admin");
    await p.go(`${keep.boat}/edit`);
    await p.fill("Hours spent", 412);
    await p.click("button", "Save changes");
    await p.see("", "412");
    const v = await as("visitor");
    await v.go(keep.boat);
    await v.see("", "412");
  },
  "Look at headings and colours": async ({ as }) => {
    const p = await as("visitor");
    await p.go("/");
    const font = await p.page.getByRole("heading").first().evaluate((h) => getComputedStyle(h).fontFamily);
    if (!/serif/i.test(font) || /^geist/i.test(font)) throw new Error(`headings are in ${font}`);
    const page = await p.page.locator("body").evaluate((body) => getComputedStyle(body).backgroundColor);
    if (page !== "rgb(250, 247, 240)") throw new Error(`the page is ${page}`);
  },
};

// The board of the first demo project; later checks go on with the card of the first.
const title = "Write launch email";

async function board(p) {
  await p.go("/projects");
  await p.page.getByRole("main").getByRole("link").filter({ hasNotText: /^(new|export|table|cards|board)/i }).first().waitFor();
  if (!p.keepBoard) {
    await p.go("/projects/new");
    await p.fill("Name", `Launch ${p.run}`);
    await p.click("button", "Create project");
    await p.see("heading", `Launch ${p.run}`);
    p.keepBoard = p.path();
  }
  return p.keepBoard;
}

async function open(p, keep) {
  await p.go(keep.board);
  await p.see("link", title);
}

async function log(p, time) {
  await p.fill("Time spent", time, "Time");
  await p.click("button", "Log time", "Time");
}

export default {
  'Sign up, open or create a board and add a card titled "Write launch email" to the first column': async ({ as, keep }) => {
    const p = await as("member");
    keep.board = await board(p);
    await p.fill("Add to To do", title);
    await p.press("Enter", "textbox", "Add to To do");
    await p.see("link", title, "To do");
  },
  "Drag that card from the first column to the next one, then reload the page": async ({ as, keep }) => {
    const p = await as("member");
    await open(p, keep);
    await p.drag("listitem", title, "In progress");
    await p.see("link", title, "In progress");
    await p.reload();
    await p.see("link", title, "In progress");
  },
  "Open the card and assign a team member": async ({ as, keep, app }) => {
    const p = await as("member");
    await open(p, keep);
    await p.click("link", title);
    await p.see("heading", title);
    keep.card = p.path();
    await p.click("link", "Edit");
    const me = app.spec.accounts.find((a) => a.role === "member").name;
    await p.choose("Assignee", me);
    await p.click("button", "Save changes");
    await p.see("heading", title);
    await p.go(keep.board);
    const card = p.page.getByRole("listitem").filter({ hasText: title });
    const initials = me.split(" ").map((w) => w[0]).join("");
    const text = await card.innerText();
    if (!text.includes(me) && !text.includes(initials) && (await card.getByLabel(me).count()) + (await card.getByTitle(me).count()) === 0) throw new Error(`the card says ${text}`);
  },
  "Give an unfinished card a due date of yesterday and another one a date of next week": async ({ as, keep, day, expect }) => {
    const p = await as("member");
    await open(p, keep);
    await p.fill("Add to To do", "Book the venue");
    await p.press("Enter", "textbox", "Add to To do");
    await p.see("link", "Book the venue", "To do");
    for (const [card, due] of [[title, day(-1)], ["Book the venue", day(7)]]) {
      await p.go(keep.board);
      await p.click("link", card);
      await p.see("heading", card);
      await p.click("link", "Edit");
      await p.fill("Due date", due);
      await p.click("button", "Save changes");
      await p.see("heading", card);
    }
    await p.go(keep.board);
    await p.see("link", title);
    const text = (card) => p.page.getByRole("listitem").filter({ hasText: card }).innerText();
    expect(/overdue/i.test(await text(title)), `the past card says ${await text(title)}`);
    expect(!/overdue/i.test(await text("Book the venue")), "next week's card is marked as overdue");
    expect(new RegExp(String(Number(day(7).slice(8)))).test(await text("Book the venue")), "next week's card has no date");
  },
  "Log 1 h 30 min on a card, then another 45 min": async ({ as, keep }) => {
    const p = await as("member");
    await open(p, keep);
    await p.click("link", title);
    await p.see("heading", title);
    await log(p, "1 h 30 min");
    await p.see("1 h 30 min");
    await log(p, "45 min");
    await p.see("2 h 15 min");
  },
  "Try to save a card with an empty title": async ({ as, keep, expect }) => {
    const p = await as("member");
    await open(p, keep);
    const cards = () => p.page.getByRole("listitem").count();
    const before = await cards();
    await p.go("/tasks/new");
    await p.click("button", "Create task");
    await p.reads(/enter a title|title is (needed|required)/i);
    await p.go(keep.board);
    await p.see("link", title);
    expect((await cards()) === before, "a blank card appeared");
  },
  "Sign up as somebody who was not invited and open the first user's board address": async ({ as, keep }) => {
    await (await as("member-2")).refused(keep.board, title);
    await (await as("member-2")).refused(keep.card, title);
  },
  "Look for the Slack connection in the settings while nothing is connected": async ({ as, role, keep }) => {
    const p = await as(role("admin"));
    await p.go("/settings");
    await p.reads(/slack/i);
    await p.reads(/not connected/i);
    await open(await as("member"), keep);
  },
  "Open the board on a 375 px wide screen": async ({ as, keep }) => {
    const p = await as("member");
    await open(p, keep);
    await p.fits(375);
    await p.see("link", title);
    const last = p.page.getByRole("list").last();
    await last.scrollIntoViewIfNeeded();
  },
};

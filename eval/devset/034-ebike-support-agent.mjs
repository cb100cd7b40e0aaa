// Messages come in by the form; the agent's staff works the queue.
const staffOf = (app) => app.spec.agent?.staff_role || app.spec.roles.find((r) => r.admin).name;

async function send(as, name, number, text) {
  const p = await as("visitor");
  await p.go("/contact");
  await p.fill("Name", name);
  if (number) await p.page.getByLabel(/bike number/i).fill(number);
  await p.page.getByRole("main").getByRole("textbox").last().fill(text);
  await p.page.getByRole("button", { name: /^send/i }).click();
  return p;
}
async function queue(as, app) {
  const p = await as(staffOf(app));
  await p.go("/queue");
  return p;
}
const row = (p, text) => p.page.getByRole("listitem").filter({ hasText: text });

export default {
  'Send the form "bike 217 lock does not open"': async ({ as, app, run, expect }) => {
    const visitor = await send(as, run, "217", `bike 217 lock does not open ${run}`);
    await visitor.reads(/thank you|received|arrived/i);
    const p = await queue(as, app);
    const text = await row(p, run).first().innerText();
    expect(/lock problem/i.test(text) && /\d+ ?%/.test(text), `the queue says ${text}`);
  },
  "Send the form with an empty text": async ({ as, run }) => {
    const p = await send(as, run, "217", "");
    await p.reads(/enter (a|the|your) /i);
    await p.readsNot(/thank you/i);
  },
  'Send "I had a crash, my friend is hurt"': async ({ as, app, run, expect }) => {
    await send(as, run, "105", "I had a crash, my friend is hurt");
    const p = await queue(as, app);
    const first = await p.page.getByRole("list", { name: /needs a person/i }).getByRole("listitem").first().innerText();
    expect(/crash/i.test(first) && /urgent|accident/i.test(first), `at the top stands ${first}`);
    await row(p, run).first().getByRole("link").click();
    await p.reads(/waits for a person/i);
    expect(!(await p.text("list")).includes("Done"), "the agent did something on its own");
  },
  "Send a message asking for a refund of 12 €": async ({ as, app, run, expect }) => {
    const p = await queue(as, app);
    const paid = async () => Number((/paid back this month\s*[^\d]*([\d.,]+)/i.exec(await p.text())?.[1] ?? "0").replace(",", "."));
    const before = await paid();
    await send(as, run, "342", `I was charged for a ride I did not take. Please refund 12 € ${run}`);
    await p.go("/queue");
    expect((await paid()) === before, "the refund was made without an approval");
    await row(p, run).first().getByRole("link").click();
    await p.click("button", "Approve");
    await p.reads(/decided by/i);
    await p.go("/queue");
    expect(Math.abs((await paid()) - before - 12) < 0.01, `the month shows ${await paid()}, before ${before}`);
  },
  "Open a handled message": async ({ as, app, run, expect }) => {
    await send(as, run, "217", `The lock of my bike does not unlock ${run}`);
    const p = await queue(as, app);
    await row(p, run).first().getByRole("link").click();
    await p.reads(/what the agent did/i);
    const steps = await p.page.getByRole("region", { name: /what the agent did/i }).getByRole("listitem").allInnerTexts();
    expect(steps.length > 0 && steps.length <= 6 && steps.every((s) => /input/i.test(s) && /result/i.test(s)), `the steps are ${steps.join(" | ")}`);
  },
  "Switch on pause, reload, send a message": async ({ as, app, run, expect }) => {
    const p = await queue(as, app);
    await p.click("switch", "Pause agent");
    await p.reads(/paused/i);
    await p.reload();
    expect((await p.page.getByRole("switch", { name: /pause/i }).getAttribute("aria-checked")) === "true", "the pause is gone after a reload");
    await send(as, run, "217", `My lock is stuck ${run}`);
    await p.go("/queue");
    expect((await p.page.getByRole("list", { name: "Collected" }).innerText()).includes(run), "the message is not among the collected ones");
    await p.click("switch", "Pause agent");
    await p.readsNot(/agent is paused/i);
  },
  "Use the app without an AI key": async ({ as, app }) => {
    const p = await queue(as, app);
    await p.reads(/practice mode/i);
  },
  "Open the queue without signing in": async ({ as }) => {
    await (await as("visitor")).refused("/queue", "What needs a person");
  },
};

const box = (p) => p.page.getByRole("textbox", { name: "Shift times" });
const result = async (p) => (await p.page.getByRole("region", { name: "Result" }).innerText()).replace(/\s+/g, " ");
const week = ["Mon", "Tue", "Wed", "Thu", "Fri"].map((day) => `${day} 08:00-17:00`).join("\n");

export default {
  'Paste "Mon 22:00-06:30 break 45"': async ({ as, expect }) => {
    const p = await as("visitor");
    await p.go("/");
    await box(p).fill("Mon 22:00-06:30 break 45");
    const text = await result(p);
    expect(/Monday 7 h 45 min \(7\.75 h\) 7 h/.test(text), text);
  },
  "Paste five lines with 9 hours each without a break": async ({ as, expect }) => {
    const p = await as("visitor");
    await p.go("/");
    await box(p).fill(week);
    const text = await result(p);
    expect(/Total 45 h/.test(text) && /Overtime over 40 h 5 h/.test(text), text);
  },
  'Paste a line "Tue nine to five" between good ones': async ({ as, expect }) => {
    const p = await as("visitor");
    await p.go("/");
    await box(p).fill("Mon 08:00-16:00\nTue nine to five\nWed 08:00-16:00");
    const text = await result(p);
    expect(/Line 2/.test(text) && /Total 16 h/.test(text), text);
  },
  'Paste "Wed 08:00-25:00"': async ({ as, expect }) => {
    const p = await as("visitor");
    await p.go("/");
    await box(p).fill("Wed 08:00-25:00");
    expect(/Line 1/.test(await result(p)), "the line is marked");
  },
  "Empty the box": async ({ as, expect }) => {
    const p = await as("visitor");
    await p.go("/");
    await box(p).fill("Mon 08:00-16:00");
    await box(p).fill("");
    const text = await result(p);
    expect(/for example/i.test(text) && !/NaN/.test(text), text);
  },
  "Watch the network requests while typing": async ({ as, expect }) => {
    const p = await as("visitor");
    await p.go("/");
    const sent = [];
    p.page.on("request", (request) => sent.push(`${request.url()} ${request.postData() ?? ""}`));
    await box(p).pressSequentially("Mon 22:00-06:30 break 45");
    await p.page.waitForTimeout(500);
    expect(!sent.some((one) => /22[:%]|06:30/.test(one)), sent.join("\n"));
  },
  "Use it at 375 px wide": async ({ as }) => {
    const p = await as("visitor");
    await p.page.setViewportSize({ width: 375, height: 667 });
    await p.go("/");
    await box(p).fill(week);
    await p.fits(375, 667);
  },
};

// Scenes are put on shooting days; call sheets are published and confirmed.
const ad = (role) => role("assistant_director", "ad");
const crew = (role) => role("crew_member", "crew");
const made = async (p) => {
  await p.touch(p.page.getByRole("button", { name: /^Create / }).first());
  await p.page.waitForURL(/\/[0-9a-f-]{36}$/);
  await p.settled();
  return p.path();
};
const pick = async (p, label) => {
  // A choice that the form wants: the first there is.
  const box = p.page.getByRole("main").getByRole("button", { name: new RegExp(`^${label}`) }).or(p.page.getByRole("combobox", { name: new RegExp(`^${label}`) }));
  if ((await box.count()) === 0) return;
  await p.touch(box.first());
  const option = p.page.getByRole("option").filter({ hasNotText: /^None$/ }).first();
  if (await option.count()) await p.touch(option);
};

async function day(p, at, date) {
  await p.go(`${at("Shooting day", "Day")}/new`);
  await pick(p, "Production");
  await pick(p, "Project");
  await p.fill("Date", date);
  return made(p);
}

async function scene(p, at, number, pages, date) {
  await p.go(`${at("Scene")}/new`);
  await pick(p, "Production");
  await pick(p, "Project");
  await p.fill("Number", number);
  await p.fill("Pages", pages);
  if (date) await p.choose(await p.has("button", "Shooting day") ? "Shooting day" : "Day", date).catch(() => p.fill("Date", date));
}

async function sheet(p, at, run) {
  await p.go(`${at("Call sheet")}/new`);
  await pick(p, "Production");
  await pick(p, "Project");
  await p.fill("General call", `07:00 ${run}`).catch(() => p.fill("General call", "07:00"));
  await p.fill("Address", `Quay ${run}`);
  return made(p);
}

const publish = async (p) => {
  await p.click("button", "Publish");
  if (await p.has("dialog")) await p.touch(p.page.getByRole("dialog").getByRole("button", { name: "Publish" }));
  await p.reads(/published/i);
};

export default {
  "Put scenes with 2 3/8 and 1 5/8 pages on one day": async ({ as, role, run, at, day: date, keep }) => {
    const p = await as(ad(role));
    keep.date = date(9);
    keep.day = await day(p, at, keep.date);
    for (const [n, pages] of [["A", "2 3/8"], ["B", "1 5/8"]]) {
      await scene(p, at, `${n}${run}`, pages, keep.date);
      await made(p);
    }
    await p.go(keep.day);
    await p.reads(/\b4( 0\/8)?\s*(pages|pp)|pages\D{0,10}\b4\b(?!\s*\d\/8)/i);
  },
  "Add another scene of 1 2/8 to that day": async ({ as, role, run, at, keep, expect }) => {
    const p = await as(ad(role));
    await scene(p, at, `C${run}`, "1 2/8", keep.date);
    await made(p);
    await p.go(keep.day);
    await p.reads(/5 (2\/8|1\/4)/);
    const warning = p.page.getByText(/more than 5 pages|over 5 pages|too many pages|warning/i).first();
    const colour = await warning.evaluate((e) => {
      let at = e;
      while (at && ["rgba(0, 0, 0, 0)", "transparent"].includes(getComputedStyle(at).backgroundColor)) at = at.parentElement;
      return [getComputedStyle(e).color, at ? getComputedStyle(at).backgroundColor : ""].map((c) => c.match(/[\d.]+/g).slice(0, 3).map(Number));
    });
    expect(colour.some(([r, g, b]) => r > g && g > b && r - b > 30), `the warning is not orange: ${JSON.stringify(colour)}`);
  },
  "Drag a scene to another day, change the order, reload": async ({ as, role, run, at, day: date, expect }) => {
    const p = await as(ad(role));
    await day(p, at, date(20));
    await day(p, at, date(21));
    for (const n of ["X", "Y"]) {
      await scene(p, at, `${n}${run}`, "1 1/8", date(20));
      await made(p);
    }
    await p.go(`${at("Scene")}/board`);
    const column = async (text) => (await p.page.getByRole("list").filter({ hasText: text }).first().getAttribute("aria-label")) ?? "";
    const before = await column(`X${run}`);
    const other = (await p.page.getByRole("list").evaluateAll((lists) => lists.map((l) => l.getAttribute("aria-label")))).find((name) => name && name !== before && /\d/.test(name));
    await p.drag("listitem", `X${run}`, other);
    await p.drag("listitem", `Y${run}`, other);
    await p.drag("listitem", `Y${run}`, `X${run}`);
    await p.reload();
    expect((await column(`X${run}`)) === other && (await column(`Y${run}`)) === other, "the day is not kept");
    const text = await p.text("list", other);
    expect(text.indexOf(`Y${run}`) < text.indexOf(`X${run}`), "the order is not kept");
  },
  "Enter 2 9/8 as pages": async ({ as, role, run, at }) => {
    const p = await as(ad(role));
    await scene(p, at, `N${run}`, "2 9/8");
    await p.touch(p.page.getByRole("button", { name: /^Create / }).first());
    await p.reads(/eighth|3 1\/8|between|not a number of pages|enter pages/i);
    await p.go(`${at("Scene")}?q=N${run}`);
    await p.readsNot(/2 9\/8/);
  },
  "Look for a call sheet that is not published, also by address": async ({ as, role, run, at, keep }) => {
    const p = await as(ad(role));
    keep.sheet = await sheet(p, at, run);
    keep.word = `Quay ${run}`;
    const q = await as(crew(role));
    await q.go(at("Call sheet"));
    await q.readsNot(keep.word);
    await q.refused(keep.sheet, keep.word);
  },
  "Open a published call sheet and press \"got it\"": async ({ as, role, keep }) => {
    const p = await as(ad(role));
    await p.go(keep.sheet);
    await publish(p);
    const q = await as(crew(role));
    await q.go(keep.sheet);
    await q.reads(keep.word);
    const me = (await q.text("banner").catch(() => "")) + (await q.text());
    await q.touch(q.page.getByRole("button", { name: /got it/i }).first());
    await q.settled();
    await p.go(keep.sheet);
    const name = /\b([A-Z][a-z]+ [A-Z][a-z]+)\s+Crew member/.exec(me.replace(/\n/g, " "))?.[1] ?? "Dana Weiss";
    await p.reads(new RegExp(`(confirmed|got it)[\\s\\S]{0,200}${name}`, "i"));
    await p.reads(/not (yet )?confirmed|has not|have not|still waiting|missing/i);
  },
  "Change a call time after publishing": async ({ as, role, keep, run }) => {
    const p = await as(ad(role));
    await p.go(`${keep.sheet}/edit`);
    await p.fill("General call", `08:15 ${run}`).catch(() => p.fill("General call", "08:15"));
    await p.click("button", "Save changes");
    await p.settled();
    await p.go(keep.sheet);
    await p.reads(/version 2/i);
    const q = await as(crew(role));
    await q.go(keep.sheet);
    await q.reads(/version 2/i);
    await q.reads(/07:00[\s\S]{0,80}08:15/);
    await q.see("button", "Got it");
  },
  "Mark the 2 3/8 scene shot, with 9 4/8 pages in all": async ({ as, role, run, at }) => {
    const p = await as(ad(role));
    await p.go(`${at("Production", "Project")}/new`);
    await p.page.getByRole("main").getByRole("textbox").first().fill(`Film ${run}`);
    await made(p);
    const home = p.path();
    for (const [n, pages] of [["S", "2 3/8"], ["T", "7 1/8"]]) {
      await p.go(`${at("Scene")}/new`);
      await p.choose((await p.has("button", "Production")) ? "Production" : "Project", `Film ${run}`);
      await p.fill("Number", `${n}${run}`);
      await p.fill("Pages", pages);
      await made(p);
    }
    await p.go(`${at("Scene")}?q=S${run}`);
    await p.click("link", `S${run}`);
    await p.touch(p.page.getByRole("button", { name: /shot/i }).first());
    await p.go(home);
    await p.reads(/\b25 ?%/);
  },
  "Open the call sheet at 375 px wide": async ({ as, role, keep, expect }) => {
    const p = await as(crew(role));
    await p.go(keep.sheet);
    await p.fits(375, 700);
    await p.reads(keep.word);
    for (const text of [/0?8:15|0?7:00/, new RegExp(keep.word)]) {
      const box = await p.page.getByRole("main").getByText(text).filter({ visible: true }).first().boundingBox();
      expect(box && box.y + box.height <= 700, `${text} is at ${box?.y}, under the first screen`);
    }
  },
};

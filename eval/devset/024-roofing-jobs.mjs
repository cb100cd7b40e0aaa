const job = async (p, run, { crew, day, m2 = "90", address } = {}) => {
  await p.go("/jobs/new");
  await p.fill("Customer", `${run} Ltd`);
  await p.fill("M2", m2);
  if (address) await p.fill("Address", address);
  if (crew) await p.choose("Crew", crew);
  if (day) await p.fill("Date", day);
  await p.click("button", "Create job");
  await p.see("heading", `${run} Ltd`);
};

export default {
  "Create a job and move it from lead to accepted in one go": async ({ as, role, run, keep }) => {
    keep.before = run;
    const p = await as(role("office"));
    await job(p, run);
    await p.notSee("button", "Move to accepted");
    await p.go("/jobs/board");
    await p.drag("listitem", `${run} Ltd`, "Accepted");
    await p.reads(/not straight to accepted/i);
    await p.reload();
    await p.go("/jobs/board");
    await p.drag("listitem", `${run} Ltd`, "Quoted");
    await p.reload();
    await p.see("link", `${run} Ltd`, "Quoted");
  },
  "Move a job back from accepted to quoted": async ({ as, role, run }) => {
    const p = await as(role("office"));
    await job(p, run);
    await p.click("button", "Move to quoted");
    await p.click("button", "Move to accepted");
    await p.click("button", "Back to quoted");
    await p.click("button", "Back to quoted", "Back to quoted");
    await p.reads(/enter a note/i);
    await p.fill("Note", `Roof is bigger ${run}`);
    await p.click("button", "Back to quoted", "Back to quoted");
    await p.reads(/now quoted/i);
    await p.reload();
    await p.see("", `Roof is bigger ${run}`, "History");
  },
  "Sign in as leader of crew A and search for a street of crew B's job": async ({ as, role, run }) => {
    const office = await as(role("office"));
    await job(office, run, { crew: "Crew B", address: `${run} Street 4` });
    const path = office.path();
    const p = await as(role("crew_leader", "leader"));
    await p.go(`/jobs?q=${run}`);
    await p.reads(/nothing found/i);
    await p.go(path);
    await p.reads(/not found|nothing here|does not exist|no longer/i);
    await p.readsNot(new RegExp(`${run} Street`));
  },
  "Tick scaffold and strip, reload": async ({ as, role, run }) => {
    const office = await as(role("office"));
    await job(office, run, { crew: "Crew A" });
    const path = office.path();
    const p = await as(role("crew_leader", "leader"));
    await p.go(path);
    await p.tick("Scaffold");
    await p.tick("Strip");
    await p.reads(/2 of 6/);
    await p.reload();
    await p.reads(/2 of 6/);
  },
  "Plan two jobs of one crew on the same day": async ({ as, role, run, day }) => {
    const p = await as(role("office"));
    await job(p, `${run}a`, { crew: "Crew C", day: day(1) });
    await job(p, `${run}b`, { crew: "Crew C", day: day(1) });
    await p.go(`/jobs/calendar?month=${day(1).slice(0, 7)}`);
    for (const name of [`${run}a`, `${run}b`]) await p.see("link", `Clash ${name} Ltd`);
  },
  "Save a job with -20 m2 and no customer": async ({ as, role }) => {
    const p = await as(role("office"));
    await p.go("/jobs/new");
    await p.fill("M2", "-20");
    await p.click("button", "Create job");
    await p.reads(/enter a customer/i);
    await p.reads(/enter 0 or more/i);
    await p.see("heading", "New job");
  },
  "After the follow-up: set weather hold on a job": async ({ as, role, run, expect }) => {
    const p = await as(role("office"));
    await job(p, `${run}held`);
    const path = p.path();
    await job(p, `${run}free`);
    await p.go(`${path}/edit`);
    await p.tick("Weather hold");
    await p.click("button", "Save changes");
    await p.see("heading", `${run}held Ltd`);
    await p.go("/jobs/board");
    // The background that is seen: of the card or of what is in it.
    const back = (name) =>
      p.page.getByRole("listitem").filter({ hasText: `${name} Ltd` }).first().evaluate((card) => {
        const canvas = document.createElement("canvas").getContext("2d");
        for (const part of [card, ...card.querySelectorAll("div")]) {
          canvas.clearRect(0, 0, 1, 1);
          canvas.fillStyle = getComputedStyle(part).backgroundColor;
          canvas.fillRect(0, 0, 1, 1);
          const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
          if (a > 200) return [r, g, b];
        }
        return [0, 0, 0];
      });
    const blue = ([r, g, b]) => b > 200 && b - r >= 15 && g >= r && r > 120;
    await p.see("link", `${run}held Ltd`);
    const [held, free] = [await back(`${run}held`), await back(`${run}free`)];
    expect(blue(held), `the card on hold is ${held}`);
    expect(!blue(free), `the other card is ${free}`);
  },
  "After the follow-up: look at the board and the status list": async ({ as, role, keep, expect }) => {
    const p = await as(role("office"));
    await p.go("/jobs/board");
    await p.page.getByRole("heading", { name: "Enquiry" }).first().waitFor();
    expect((await p.page.getByRole("heading", { name: /^Lead$/ }).count()) === 0, "the board still says lead");
    await p.go("/jobs/new");
    const status = p.page.getByRole("button", { name: /^Status/ });
    if (await status.count()) {
      await p.touch(status.first());
      await p.page.getByRole("option", { name: "Enquiry" }).waitFor();
      expect((await p.page.getByRole("option", { name: /^Lead$/ }).count()) === 0, "the list still says lead");
    }
    await p.go(`/jobs?q=${keep.before}`);
    await p.see("link", `${keep.before} Ltd`);
  },
  "After the follow-up: open the new page with two jobs of crew A, 120 and 80 m2": async ({ as, role, run, expect }) => {
    // A crew of its own, made by the admin: crew A of the demo has jobs already.
    const admin = await as(role("admin", "office"));
    await admin.go("/crews/new");
    await admin.fill("Name", `Crew ${run}`);
    await admin.click("button", "Create crew");
    await admin.see("heading", `Crew ${run}`);
    const p = await as(role("office"));
    await job(p, `${run}a`, { crew: `Crew ${run}`, m2: "120" });
    await job(p, `${run}b`, { crew: `Crew ${run}`, m2: "80" });
    await p.go("/dashboard");
    const row = p.page.getByRole("row").filter({ hasText: `Crew ${run}` });
    await row.first().waitFor();
    expect(/\b200\b/.test(await row.first().innerText()), `the crew's row says ${await row.first().innerText()}`);
    const shown = Number(/Enquiry\s*(\d+)/.exec(await p.text("main"))?.[1]);
    await p.go("/jobs/board");
    const counted = await p.page.getByRole("list", { name: "Enquiry" }).getByRole("listitem").filter({ has: p.page.getByRole("link") }).count();
    expect(shown === counted, `${shown} enquiries on the page, ${counted} on the board`);
  },
};

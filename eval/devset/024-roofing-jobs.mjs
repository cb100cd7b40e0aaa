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
  "Create a job and move it from lead to accepted in one go": async ({ as, role, run }) => {
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
};

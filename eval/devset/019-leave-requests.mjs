const next = (weekday, from = 3) => {
  // the next such weekday at least `from` days from now, 0 is Sunday
  const d = new Date(Date.now() + from * 86_400_000);
  while (d.getUTCDay() !== weekday) d.setUTCDate(d.getUTCDate() + 1);
  return d.toISOString().slice(0, 10);
};
const plus = (day, n) => new Date(Date.parse(`${day}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10);

const ask = async (p, from, to, reason = "") => {
  await p.go("/leaves/new");
  await p.fill("From", from);
  await p.fill("To", to);
  if (reason) await p.fill("Reason", reason);
  await p.click("button", "Create leave request");
};

export default {
  "Ask for leave from a Friday to the Monday after with no holidays": async ({ as, role, keep }) => {
    const p = await as(role("employee"));
    const friday = next(5, 400);
    await ask(p, friday, plus(friday, 3), "Long weekend");
    await p.reads(/Days\s+2\b/);
    keep.path = p.path();
  },
  "Ask for more days than are left": async ({ as, role }) => {
    const p = await as(role("employee"));
    const monday = next(1, 60);
    await ask(p, monday, plus(monday, 120));
    await p.reads(/\d+(\.5)? are left/);
  },
  "Ask from the 20th to the 18th": async ({ as, role, day }) => {
    const p = await as(role("employee"));
    await ask(p, day(20), day(18));
    await p.reads(/cannot come before/i);
  },
  "Open a request which would bring more than 30 % of the department away on a day": async ({ as, role, keep }) => {
    const p = await as(role("head_of_department", "head"));
    await p.go(keep.path);
    await p.reads(/would be away/i);
    await p.reads(/%/);
    await p.see("button", "Approve");
  },
  "After approval reload the own page": async ({ as, role, keep }) => {
    const me = await as(role("employee"));
    await me.go("/leaves");
    const before = Number((await me.text()).match(/(\d+(?:\.\d+)?)\s+days left/)?.[1]);
    const head = await as(role("head_of_department", "head"));
    await head.go(keep.path);
    await head.click("button", "Approve");
    await head.reads(/now approved/i);
    await me.go(keep.path);
    await me.reads(/Approved/);
    await me.go("/leaves");
    await me.reload();
    if (!Number.isFinite(before)) throw new Error("the days left are not shown");
  },
  "Look at the month calendar of the department": async ({ as, role, keep }) => {
    const p = await as(role("employee-2", "employee"));
    await p.go(keep.path);
    await p.readsNot(/Long weekend/);
    await p.readsNot(/Sick/);
  },
  "Try to open a request of another department by address": async ({ as, role, keep }) => {
    const p = await as(role("head_of_department-2", "head-2"));
    await p.refused(keep.path, "Long weekend");
  },
};

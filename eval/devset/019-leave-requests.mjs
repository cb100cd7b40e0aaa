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
    keep.from = friday;
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
  "Look at the month calendar of the department": async ({ as, app, role, keep }) => {
    const p = await as(`${role("employee")}-2`);
    const me = app.spec.accounts.find((a) => a.role === role("employee")).name;
    await p.go(`/leaves/calendar?month=${keep.from.slice(0, 7)}`);
    // Who shares the department sees the name on its days; nobody sees why.
    await p.reads(me);
    await p.readsNot(/Long weekend/);
    await p.readsNot(/\bSick\b/);
    await p.page.goto(new URL(keep.path, p.page.url()).href);
    await p.settled();
    await p.readsNot(/Long weekend/);
    await p.readsNot(/\bSick\b/);
  },
  "Try to open a request of another department by address": async ({ as, role, keep }) => {
    const head = role("head_of_department", "head");
    const heads = [await as(head), await as(`${head}-2`)];
    // One of the two leads the department of the request, the other leads another.
    const sees = [];
    for (const p of heads) {
      await p.page.goto(new URL(keep.path, p.page.url()).href);
      await p.settled();
      sees.push((await p.text()).includes("Long weekend"));
    }
    if (sees[0] === sees[1]) throw new Error(`both heads see it: ${sees[0]}`);
    await heads[sees[0] ? 1 : 0].refused(keep.path, "Long weekend");
  },
  "After the follow-up: sign in as a deputy inside the two dates, and with the dates over": async ({ as, app, role, day, run, expect }) => {
    const head = await as(role("head_of_department", "head"));
    const others = app.spec.accounts.filter((a) => a.role === role("employee"));
    // Requests of two people; the head's own are those that can be decided.
    const ask2 = async (who) => {
      await ask(who, next(1, 200), next(1, 200), `Away ${run}`);
      await who.reads(`Away ${run}`);
      return who.path();
    };
    const asker = await as(role("employee"));
    const path = await ask2(asker);
    const deputy = await as(`${role("employee")}-2`);
    const name = others[1].name;
    const decides = async () => {
      await deputy.page.goto(new URL(path, deputy.page.url()).href);
      await deputy.settled();
      return deputy.has("button", "Approve");
    };
    expect(!(await decides()), "whoever is no deputy can decide");
    const named = async (from, to) => {
      await head.go("/deputies");
      await head.choose("Deputy", name);
      await head.fill("First day", from);
      await head.fill("Last day", to);
      await head.click("button", "Name deputy");
      await head.reads(/deputy named/i);
    };
    await named(day(-9), day(-2));
    expect(!(await decides()), "a deputy can decide when the dates are over");
    await named(day(-1), day(5));
    expect(await decides(), "a deputy cannot decide inside the dates");
    await deputy.click("button", "Approve");
    await deputy.reads(/now approved/i);
  },
  "After the follow-up: open a decided request": async ({ as, role, app, run }) => {
    const p = await as(role("employee"));
    await ask(p, next(2, 230), next(2, 230), `Dentist ${run}`);
    await p.reads(`Dentist ${run}`);
    const path = p.path();
    const leader = role("head_of_department", "head");
    const head = await as(leader);
    await head.go(path);
    await head.click("button", "Approve");
    await head.reads(/now approved/i);
    await p.go(path);
    await p.reads(new RegExp(`Decided by\\s+(?:[A-Z]{2}\\s+)?${app.spec.accounts.find((a) => a.role === leader).name}`));
    await p.reads(/Decided on\s+[A-Z][a-z]{2} \d/);
  },
};

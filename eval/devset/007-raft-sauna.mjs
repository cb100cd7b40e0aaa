import { book, chooseDay, chooseTime, fillRest, openBooking, times } from "../lib/booking.mjs";

async function hours(p, n, people = 5) {
  await p.fill("Hours", n);
  await p.fill("People", people);
}

export default {
  "Choose a Wednesday, 3 hours, 5 people": async ({ as }) => {
    const p = await as("visitor");
    await openBooking(p);
    await hours(p, 3);
    await chooseDay(p, "Wednesday");
    await p.reads(/180/, "region", "Summary");
  },
  "Choose a Saturday, 2 hours": async ({ as }) => {
    const p = await as("visitor");
    await openBooking(p);
    await hours(p, 2);
    await chooseDay(p, "Saturday");
    await p.reads(/160/, "region", "Summary");
  },
  "Try 9 people, then 1 hour": async ({ as }) => {
    const p = await as("visitor");
    await openBooking(p);
    await hours(p, 2, 9);
    await p.reads(/8 people|at most 8|up to 8|8 or (less|fewer)/i);
    await hours(p, 1, 5);
    await p.reads(/2 hours|at least 2/i);
  },
  "Book Wednesday 18:00-21:00 and reload the calendar": async ({ as, role, expect }) => {
    const p = await as(role("customer", "member", "user", "guest"));
    await openBooking(p);
    await hours(p, 3);
    await chooseDay(p, "Wednesday", 1);
    await chooseTime(p, "18:00");
    await fillRest(p);
    await book(p);
    await p.page.waitForURL(/bookings\//);
    p.nextMonth = false;
    await openBooking(p);
    await hours(p, 3);
    await chooseDay(p, "Wednesday", 1);
    expect(!(await times(p)).includes("18:00"), "18:00 is still offered");
  },
  "Try to book Wednesday 20:00-22:00 of the same week": async ({ as, role, expect }) => {
    const p = await as(`${role("customer", "member", "user", "guest")}-2`);
    await openBooking(p);
    await hours(p, 2);
    await chooseDay(p, "Wednesday", 1);
    const all = await times(p);
    expect(!all.includes("20:00") && all.length > 0, `offered are ${all}`);
  },
  "Look at the calendar as somebody else": async ({ as, role, app, expect }) => {
    const name = role("customer", "member", "user", "guest");
    const p = await as(`${name}-2`);
    await openBooking(p);
    await hours(p, 2);
    await chooseDay(p, "Wednesday", 1);
    const first = app.spec.accounts.find((a) => a.role === name).name;
    expect(!(await p.page.content()).includes(first), `the page names ${first}`);
    expect((await times(p)).length > 0, "no free times are shown");
  },
  "Go through the booking on a 375 px wide screen": async ({ as }) => {
    const p = await as("visitor");
    await openBooking(p);
    await p.fits(375);
    await hours(p, 2);
    await chooseDay(p, "Saturday");
    await chooseTime(p, (await times(p))[0]);
    await p.reads(/160/, "region", "Summary");
    await p.fits(375);
  },
};

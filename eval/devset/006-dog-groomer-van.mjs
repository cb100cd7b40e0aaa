import { book, chooseDay, chooseTime, fillRest, minutes, openBooking, times } from "../lib/booking.mjs";

const customer = (role) => role("customer", "owner", "member", "user", "client");
const dog = { Address: "Mill Lane 5", "Dog name": "Rex", Breed: "Boxer" };

export default {
  "Start a booking for a large dog with nails and teeth": async ({ as }) => {
    const p = await as("visitor");
    await openBooking(p, "Large dog");
    await p.tick("Nails");
    await p.tick("Teeth");
    await p.reads(/112/, "region", "Summary");
  },
  "Book a slot on a Tuesday, then look at the same day with a second account": async ({ as, role, keep, run, expect }) => {
    const p = await as(customer(role));
    await openBooking(p, "Small dog");
    await chooseDay(p, "Tuesday", 1);
    const start = (await times(p))[4];
    await chooseTime(p, start);
    await fillRest(p, { ...dog, "Dog name": run });
    await book(p);
    await p.page.waitForURL(/bookings\//);
    keep.booking = p.path();
    keep.dog = run;
    const other = await as(`${customer(role)}-2`);
    await openBooking(other, "Small dog");
    await chooseDay(other, "Tuesday", 1);
    const taken = (await times(other)).filter((t) => minutes(t) > minutes(start) - 75 && minutes(t) < minutes(start) + 75);
    expect(taken.length === 0, `still offered around ${start}: ${taken}`);
  },
  "Try to pick a Sunday or Monday": async ({ as, expect }) => {
    const p = await as("visitor");
    await openBooking(p, "Small dog");
    for (const day of ["Sunday", "Monday"]) {
      const chosen = await chooseDay(p, day, 1);
      expect(chosen === null || (await times(p)).length === 0, `${day} has times`);
    }
  },
  "Leave the address empty and try to confirm": async ({ as, role, expect }) => {
    const p = await as(customer(role));
    await openBooking(p, "Small dog");
    await chooseDay(p, "Wednesday", 1);
    await chooseTime(p, (await times(p))[0]);
    await fillRest(p, dog);
    await p.page.getByLabel("Address", { exact: true }).fill("");
    await book(p);
    await p.reads(/enter.*address/i);
    expect((await p.page.getByLabel("Breed", { exact: true }).inputValue()) === "Boxer", "the breed is gone");
  },
  "Open today's list with a booking for a dog that bites": async ({ as, role, run, expect, app }) => {
    const p = await as(customer(role));
    await openBooking(p, "Small dog");
    await chooseDay(p, "Thursday", 1);
    await chooseTime(p, (await times(p))[2]);
    await fillRest(p, { ...dog, Address: `${run} street 9` });
    await p.page.getByRole("checkbox", { name: /bite|nervous/i }).check();
    await book(p);
    await p.page.waitForURL(/bookings\//);
    const id = p.path().split("/").at(-1);
    await app.sql("alter table public.appointments disable trigger user");
    await app.sql("update public.appointments set starts_at = now() + interval '2 minutes', ends_at = now() + interval '47 minutes', blocked_until = now() + interval '77 minutes' where id = $1", [id]);
    await app.sql("alter table public.appointments enable trigger user");
    const admin = await as(app.spec.roles.find((r) => r.admin).name);
    await admin.go("/schedule");
    await admin.reads(`${run} street 9`);
    const warning = admin.page.getByText(/bites|nervous/i).first();
    expect(await warning.isVisible(), "the warning is not on the list");
  },
  "Open the first customer's booking by its address": async ({ as, role, keep }) => {
    await (await as(`${customer(role)}-2`)).refused(keep.booking, keep.dog);
  },
  "After the follow-up: choose cat": async ({ as, expect }) => {
    const p = await as("visitor");
    await openBooking(p, "Cat");
    await p.reads(/70/, "region", "Summary");
    await p.reads(/60 min|1 h/i);
    expect((await p.page.getByRole("checkbox", { name: /nails/i }).count()) === 0, "nails are offered for cats");
  },
  "After the follow-up: rate a past appointment with 4 and reload the front page": async ({ as, role }) => {
    const p = await as(customer(role));
    await p.go("/bookings");
    await p.page.getByRole("region", { name: "Past" }).getByRole("link").first().click();
    await p.page.getByRole("radiogroup", { name: "Your rating" }).getByRole("radio", { name: /4/ }).check({ force: true });
    await p.click("button", "Save rating");
    await p.reads(/rating saved/i);
    const visitor = await as("visitor");
    await visitor.go("/");
    await visitor.reads(/\d\.\d.*rating|rating.*\d\.\d/i);
    await p.go("/bookings");
    await p.page.getByRole("region", { name: "Coming" }).getByRole("link").first().click();
    await p.readsNot(/your rating/i);
  },
  "After the follow-up: book a medium dog with nails": async ({ as, role }) => {
    const p = await as(customer(role));
    await openBooking(p, "Medium dog");
    await p.tick("Nails");
    await p.reads(/77/, "region", "Summary");
    await chooseDay(p, "Friday", 1);
    await chooseTime(p, (await times(p))[1]);
    await fillRest(p, dog);
    await book(p);
    await p.page.waitForURL(/bookings\//);
    await p.reads(/77/);
  },
};

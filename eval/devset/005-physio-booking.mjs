import { book, chooseDay, chooseTime, fillRest, minutes, openBooking, signUp, times } from "../lib/booking.mjs";

/** Somebody who has never been here books a first assessment. */
async function assess(p, weekday, n, pick = 3) {
  await openBooking(p, "First assessment");
  await chooseDay(p, weekday, n);
  const all = await times(p);
  await chooseTime(p, all[pick]);
  await fillRest(p);
  await book(p);
  await p.page.waitForURL(/bookings\//);
  return all[pick];
}

export default {
  "Open the start page": async ({ as }) => {
    const p = await as("visitor");
    await p.go("/");
    for (const words of [/first assessment[\s\S]{0,80}95/i, /physiotherapy[\s\S]{0,80}72/i, /manual lymph drainage[\s\S]{0,80}84/i, /taping[\s\S]{0,80}20/i, /45 min/]) await p.reads(words);
  },
  "As a new patient try to book Physiotherapy as the first appointment": async ({ as, expect }) => {
    const p = await signUp(await as("visitor"));
    await p.go("/book");
    await p.reads(/first.*(must|assessment)/i);
    expect(await p.page.getByRole("radio", { name: /^physiotherapy/i }).isDisabled(), "Physiotherapy can be chosen");
  },
  "Look at the slots of a Friday and of a Saturday": async ({ as, expect }) => {
    const p = await as("patient");
    await openBooking(p, "First assessment");
    await chooseDay(p, "Friday", 1);
    const all = await times(p);
    const wrong = all.filter((t) => minutes(t) + 60 > 14 * 60 || (minutes(t) < 13 * 60 && minutes(t) + 60 > 12 * 60 + 30));
    expect(all.length > 0 && wrong.length === 0, `Friday offers ${wrong.length ? wrong : "nothing"}`);
    const saturday = await chooseDay(p, "Saturday", 1);
    expect(saturday === null || (await times(p)).length === 0, "Saturday has times");
  },
  "Book a First assessment, reload and open my appointments": async ({ as, keep }) => {
    const p = await as("patient");
    keep.time = await assess(p, "Tuesday", 1);
    keep.booking = p.path();
    await p.reload();
    await p.go("/bookings");
    await p.reads(/first assessment/i);
    await p.reads(new RegExp(keep.time));
  },
  "Open the same therapist and the same day": async ({ as, keep, expect }) => {
    const first = await as("patient");
    await first.go(keep.booking);
    const who = /therapist\s+([A-Z][^\n]+)/i.exec(await first.text())?.[1]?.trim();
    const p = await as("patient-2");
    await openBooking(p, "First assessment");
    await p.click("radio", who);
    await chooseDay(p, "Tuesday", 1);
    const taken = (await times(p)).filter((t) => minutes(t) > minutes(keep.time) - 70 && minutes(t) < minutes(keep.time) + 70);
    expect(taken.length === 0, `still offered with ${who}: ${taken}`);
  },
  "Cancel an appointment that is less than 24 h away": async ({ as, app, keep, role }) => {
    const id = keep.booking.split("/").at(-1);
    await app.sql("alter table public.appointments disable trigger user");
    await app.sql("update public.appointments set starts_at = now() + interval '5 hours', ends_at = now() + interval '6 hours', blocked_until = now() + interval '370 minutes' where id = $1", [id]);
    await app.sql("alter table public.appointments enable trigger user");
    const p = await as("patient");
    await p.go(keep.booking);
    await p.page.getByRole("button", { name: /^cancel/i }).first().click();
    await p.reads(/40/, "dialog");
    await p.page.getByRole("dialog").getByRole("checkbox").check();
    await p.page.getByRole("dialog").getByRole("button", { name: /cancel/i }).last().click();
    await p.reads(/cancel+ed/i);
    const admin = await as(role("reception", "admin"));
    await admin.go(keep.booking);
    await admin.reads(/late/i);
  },
  "Sign in as a therapist and open another therapist's calendar or notes by address": async ({ as, app, keep, expect }) => {
    const rows = await app.sql("select a.id, p.name from public.appointments a join public.providers p on p.id = a.provider_id where a.status = 'booked'");
    const me = app.spec.accounts.find((a) => a.role === "therapist").name;
    const mine = await app.sql("select p.name from public.providers p join public.profiles f on f.id = p.profile_id where f.name = $1", [me]);
    const other = rows.find((r) => r.name !== mine[0]?.name);
    expect(other, "nobody else has an appointment");
    await (await as("therapist")).refused(`/bookings/${other.id}`, "First assessment");
  },
  "Look at a past appointment for which the therapist wrote a note": async ({ as, app, run }) => {
    const me = app.spec.accounts.find((a) => a.role === "patient").name;
    const [past] = await app.sql("select a.id, t.name from public.appointments a join public.profiles p on p.id = a.customer_id join public.providers v on v.id = a.provider_id join public.profiles t on t.id = v.profile_id where p.name = $1 and a.ends_at < now() and a.status = 'booked' limit 1", [me]);
    await app.sql("insert into public.appointment_notes (appointment_id, body) values ($1, $2)", [past.id, `Sore left knee ${run}`]);
    const p = await as("patient");
    await p.go(`/bookings/${past.id}`);
    await p.reads(/when/i);
    await p.readsNot(run);
  },
  "Enter an absence for one therapist for tomorrow, then open booking as a patient": async ({ as, role, app, day, expect }) => {
    const admin = await as(role("reception", "admin"));
    await admin.go("/hours");
    const [who] = (await app.sql("select name from public.providers order by position limit 1")).map((r) => r.name);
    await admin.go("/hours");
    await admin.page.getByRole("combobox", { name: /therapist|who/i }).or(admin.page.getByRole("button", { name: /therapist|who/i })).first().click();
    await admin.page.getByRole("option", { name: who }).click();
    await admin.page.getByLabel(/^from/i).last().fill(`${day(1)}T00:00`);
    await admin.page.getByLabel(/^(to|until)/i).last().fill(`${day(2)}T00:00`);
    await admin.page.getByRole("button", { name: /absence/i }).last().click();
    const p = await as("patient-2");
    await openBooking(p, "First assessment");
    await p.click("radio", who);
    const name = new Date(Date.now() + 86_400_000).toLocaleDateString("en-GB", { weekday: "long", timeZone: "UTC" });
    const button = p.page.getByRole("group", { name: "Day" }).getByRole("button", { name: new RegExp(`^${name} ${Number(day(1).slice(8))}|${day(1)}`) }).first();
    if ((await button.count()) > 0 && !(await button.isDisabled())) {
      await button.click();
      expect((await times(p)).length === 0, "times are offered");
    }
  },
};

// What several booking cases do: choose, look at times, book.

const group = (p) => p.page.getByRole("group", { name: "Day" });

/** Opens the booking page of next month, where every weekday lies ahead. */
export async function openBooking(p, service) {
  await p.go("/book");
  if (service) await p.click("radio", service);
}

/** Chooses the first such weekday of next month ("Tuesday"); n for a later one. Returns its accessible name. */
export async function chooseDay(p, weekday, n = 0) {
  if (!p.nextMonth) await group(p).getByRole("button", { name: /next month/i }).click();
  p.nextMonth = true;
  const button = group(p).getByRole("button", { name: new RegExp(`^${weekday}`, "i") }).nth(n);
  await button.waitFor();
  const name = await button.getAttribute("aria-label");
  if (await button.isDisabled()) return null;
  await button.click();
  return name ?? (await button.innerText());
}

/** The start times offered, as "HH:MM". */
export async function times(p) {
  const list = p.page.getByRole("radiogroup", { name: "Time" });
  await list.or(p.page.getByText(/no (free )?time|nothing free|closed|fully booked/i)).first().waitFor({ timeout: 5000 }).catch(() => {});
  return (await list.isVisible()) ? (await list.innerText()).split(/\s+/).filter((t) => /^\d\d:\d\d$/.test(t)) : [];
}

export async function chooseTime(p, time) {
  await p.page.getByRole("radiogroup", { name: "Time" }).getByText(time, { exact: true }).click();
}

/** Fills every empty required text of the form. */
export async function fillRest(p, answers = {}) {
  for (const [label, value] of Object.entries(answers)) {
    const field = p.page.getByLabel(label, { exact: true }).first();
    if (typeof value === "boolean") await field.setChecked(value);
    else await field.fill(value);
  }
  for (const field of await p.page.getByRole("main").getByRole("textbox").all()) {
    if ((await field.inputValue()) !== "" || !(await field.isEditable())) continue;
    const name = await field.evaluate((e) => [e.getAttribute("aria-label"), ...[...(e.labels ?? [])].map((l) => l.innerText)].join(" "));
    const type = await field.getAttribute("type");
    await field.fill(type === "tel" || /phone|mobile/i.test(name) ? "0660 5550101" : type === "email" || /mail/i.test(name) ? "judge@example.com" : type === "date" || /birth|date/i.test(name) ? "1980-05-04" : "Mill Lane 5");
  }
}

/** Somebody who was never here signs up. */
export async function signUp(p) {
  await p.go("/sign-up");
  await p.fill("Name", "Nora New");
  await p.fill("Email", `nora-${Math.random().toString(36).slice(2)}@example.com`);
  await p.fill("Password", "a-long-password-2026");
  await p.click("button", "Create account");
  await p.page.waitForURL((url) => !url.pathname.startsWith("/sign-up"));
  return p;
}

export const book = (p) => p.page.getByRole("button", { name: /^book/i }).last().click();
export const minutes = (time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

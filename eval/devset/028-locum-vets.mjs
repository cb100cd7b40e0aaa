const shift = async (p, name, from, to) => {
  await p.go("/shifts/new");
  await p.fill("Name", name);
  await p.fill("From", from);
  await p.fill("To", to);
  await p.click("button", "Create shift");
  await p.see("heading", name);
  return p.path();
};

const apply = async (p, path) => {
  await p.go(path);
  await p.fill("Message", "I am free then.");
  await p.click("button", "Apply");
  await p.reads(/waiting for an answer/i);
};

const offerTo = async (p, path) => {
  await p.go(path);
  await p.page.getByRole("button", { name: /^Offer to / }).first().click();
  await p.reads(/answer by/i);
};

const fillShift = async (practice, vet, name, from, to) => {
  const path = await shift(practice, name, from, to);
  await apply(vet, path);
  await offerTo(practice, path);
  await vet.reload();
  await vet.click("button", "Accept shift");
  return path;
};

export default {
  'Register with the licence number "IE12"': async ({ as, run }) => {
    const p = await as("visitor");
    await p.go("/sign-up");
    await p.choose("I am a", "Vet");
    await p.fill("Name", `Vet ${run}`);
    await p.fill("Email", `${run}@example.com`);
    await p.fill("Password", "long enough 1");
    await p.click("button", "Create account");
    await p.see("heading", "New vet profile");
    await p.fill("Name", `Vet ${run}`);
    await p.fill("Licence number", "IE12");
    await p.click("button", "Create vet profile");
    await p.see("heading", "New vet profile");
    await p.reads(/IE\d{5}|5 digits/);
  },
  "Try to post a shift before being approved": async ({ as, run, day }) => {
    const p = await as("visitor");
    await p.go("/sign-up");
    await p.choose("I am a", "Practice");
    await p.fill("Name", `Practice ${run}`);
    await p.fill("Email", `${run}@example.com`);
    await p.fill("Password", "long enough 1");
    await p.click("button", "Create account");
    await p.reads(/sign out|new practice/i);
    await p.go("/shifts/new");
    if (await p.has("button", "Create shift")) {
      await p.fill("Name", `Too early ${run}`);
      await p.fill("From", day(5));
      await p.fill("To", day(5));
      await p.click("button", "Create shift");
    }
    await p.reads(/waits? for approval|approved/i);
    await p.go(`/shifts?q=${run}`);
    await p.readsNot(new RegExp(`Too early ${run}`));
  },
  "Post a shift which starts tomorrow and one in three weeks": async ({ as, run, day }) => {
    const p = await as("practice");
    await shift(p, `Soon ${run}`, day(1), day(2));
    await shift(p, `Later ${run}`, day(21), day(22));
    await p.go("/shifts/new");
    if (/urgent/i.test(await p.text("main"))) throw new Error("there is a box for urgent");
    const v = await as("visitor");
    await v.go(`/shifts?q=${run}`);
    await v.reads(/Urgent/);
    const text = await v.text("main");
    if (text.indexOf(`Soon ${run}`) > text.indexOf(`Later ${run}`)) throw new Error("the urgent one is not on top");
  },
  "Offer a shift to one applicant, then try to offer it to another": async ({ as, run, day }) => {
    const practice = await as("practice");
    const path = await shift(practice, `Offered ${run}`, day(40), day(41));
    await apply(await as("vet"), path);
    await apply(await as("vet-2"), path);
    await offerTo(practice, path);
    await practice.page.getByRole("button", { name: /^Offer to / }).first().click();
    await practice.reads(/is offered to .* already/i);
  },
  "Accept a shift, then accept another that overlaps": async ({ as, run, day }) => {
    const practice = await as("practice");
    const vet = await as("vet");
    await fillShift(practice, vet, `First ${run}`, day(60), day(63));
    await vet.reads(/accepted/i);
    await fillShift(practice, vet, `Second ${run}`, day(62), day(65));
    await vet.reads(/overlaps/i);
  },
  "Look at the profile of a vet who did not apply to your shift": async ({ as, run }) => {
    const v = await as("visitor");
    await v.go("/sign-up");
    await v.choose("I am a", "Vet");
    await v.fill("Name", `Quiet ${run}`);
    await v.fill("Email", `${run}@example.com`);
    await v.fill("Password", "long enough 1");
    await v.click("button", "Create account");
    await v.see("heading", "New vet profile");
    await v.fill("Name", `Quiet ${run}`);
    await v.fill("Licence number", "IE12345");
    await v.fill("Day rate", "412");
    await v.click("button", "Create vet profile");
    await v.reads(/412/);
    const path = v.path();
    const p = await as("practice-2");
    await p.go(path);
    await p.see("heading", `Quiet ${run}`);
    await p.readsNot(/412/);
  },
  "Cancel a filled shift that starts in 24 h": async ({ as, role, run, day }) => {
    const practice = await as("practice-2");
    const vet = await as("vet-2");
    const path = await fillShift(practice, vet, `Dropped ${run}`, day(1), day(1));
    await vet.reads(/accepted/i);
    await practice.go(path);
    await practice.click("button", "Cancel shift");
    await practice.fill("Reason", "Back at work");
    await practice.click("button", "Yes, cancel shift");
    await practice.reads(/cancelled/i);
    const team = await as(role("team", "admin"));
    await team.go("/market/accounts");
    await team.reads(new RegExp(`Dropped ${run}`));
  },
  "Save a search with a name, sign out and in": async ({ as, run }) => {
    const p = await as("vet");
    await p.go("/shifts");
    await p.click("button", "Save this search");
    await p.fill("Name", `Mine ${run}`);
    await p.click("button", "Save search");
    await p.reads(/search saved/i);
    await p.click("button", "Sign out");
    await p.go("/sign-in?next=/market/searches");
    await p.page.getByRole("button", { name: /^Continue as/ }).filter({ has: p.page.locator("xpath=../..").filter({ hasText: "Vet" }) }).first().click().catch(() => {});
    const again = (await p.has("heading", "Saved searches")) ? p : await as("vet");
    await again.go("/market/searches");
    await again.reads(new RegExp(`Mine ${run}[\\s\\S]*new match`));
  },
  "Leave a review before the other side has": async ({ as, run, day, app }) => {
    const practice = await as("practice");
    const vet = await as("vet");
    const path = await fillShift(practice, vet, `Past ${run}`, day(80), day(81));
    await vet.reads(/accepted/i);
    await app.sql(`update public.shifts set from_value = current_date - 5, to_value = current_date - 4 where id = $1`, [path.split("/").at(-1)]);
    await vet.go(path);
    await vet.choose("Your rating", "4");
    await vet.fill("Comment", `Kind people ${run}`);
    await vet.click("button", "Save rating");
    await vet.reads(`Kind people ${run}`);
    await practice.go(path);
    await practice.readsNot(new RegExp(`Kind people ${run}`));
  },
};

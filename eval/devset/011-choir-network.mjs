// Singers are people with a page of their own; choirs are pages that singers run.
const singer = (role) => role("singer", "member", "user");

async function myPage(p) {
  await p.go("/my-profile");
  await p.page.waitForURL(/\/singers\/[0-9a-f-]{36}/);
  return p.path().replace(/\/edit$/, "");
}

async function fillIn(p, values, ticks = {}) {
  const page = await myPage(p);
  await p.go(`${page}/edit`);
  for (const [name, value] of Object.entries(values)) {
    if (name === "Voice") await p.choose(name, value);
    else await p.fill(name, value);
  }
  for (const [name, on] of Object.entries(ticks)) await p.tick(name, on);
  await p.click("button", "Save changes");
  await p.see("Singer saved");
  return page;
}

async function newChoir(p, name) {
  await p.go("/choirs/new");
  await p.fill("Name", name);
  await p.click("button", "Tenor", "Voices needed").catch(() => p.tick("Tenor"));
  await p.click("button", "Create choir");
  await p.see("heading", name);
  return p.path();
}

async function newConcert(p, choir, title, at) {
  await p.go(`/concerts/new?choir=${choir.split("/").pop()}`);
  await p.fill("Title", title);
  await p.fill("Starts at", at);
  await p.click("button", "Create concert");
  await p.see("heading", title);
  return p.path();
}

export default {
  "Fill in a profile as alto, looking for a choir, and search as another singer for altos who look for a choir": async ({ as, role, run }) => {
    const p = await as(singer(role));
    await fillIn(p, { Name: `Alto ${run}`, Voice: "Alto" }, { "Looking for a choir": true });
    const q = await as(`${singer(role)}-2`);
    await q.go("/singers?voice=alto&looking_for_a_choir=true");
    await q.see("link", `Alto ${run}`);
    await q.go("/singers?voice=bass&looking_for_a_choir=true");
    await q.notSee("link", `Alto ${run}`);
  },
  "Create a choir page that needs tenors, then search choirs by needed voice tenor": async ({ as, role, run, keep }) => {
    const p = await as(singer(role));
    keep.choir = await newChoir(p, `Choir ${run}`);
    await p.go("/choirs?voices_needed=tenor");
    await p.see("link", `Choir ${run}`);
    await p.go("/choirs?voices_needed=bass");
    await p.notSee("link", `Choir ${run}`);
  },
  "Try to write to a singer before the connect request is accepted": async ({ as, role, run, expect }) => {
    const one = await as(singer(role));
    const page = await myPage(one);
    const two = await as(`${singer(role)}-2`);
    const own = await myPage(two);
    await two.go(page);
    expect(!(await two.has("link", "Message")) && !(await two.has("button", "Message")), "writing is offered before the request is accepted");
    if (await two.has("button", "Connect")) await two.click("button", "Connect");
    await one.go(own);
    await one.click("button", "Accept");
    await two.go(page);
    await two.click("link", "Message");
    await two.fill("Write a message", `Hello ${run}`);
    await two.click("button", "Send");
    await two.reads(`Hello ${run}`);
    await one.go("/messages");
    await one.reads(`Hello ${run}`);
  },
  "Enter a concert for yesterday and one for next month": async ({ as, role, run, day, keep }) => {
    const p = await as(singer(role));
    keep.choir ??= await newChoir(p, `Choir ${run}`);
    await newConcert(p, keep.choir, `Past ${run}`, `${day(-1)}T19:30`);
    keep.concert = await newConcert(p, keep.choir, `Coming ${run}`, `${day(30)}T19:30`);
    await p.go(keep.choir);
    await p.reads(new RegExp(`Coming ${run}`), "region", "Next concerts");
    await p.readsNot(new RegExp(`Past ${run}`), "region", "Next concerts");
    await p.go("/concerts?archive=past");
    await p.see("link", `Past ${run}`);
    await p.notSee("link", `Coming ${run}`);
  },
  "Say \"I'll come\" to a concert and reload": async ({ as, role, keep }) => {
    const p = await as(`${singer(role)}-2`);
    await p.go(keep.concert);
    await p.reads(/0 coming/);
    await p.click("button", "I'll come");
    await p.reads(/1 coming/);
    await p.reload();
    await p.reads(/1 coming/);
    await p.see("button", "You come");
  },
  "Look at the profile of a not connected singer who hides the town": async ({ as, role, run, expect }) => {
    const p = await as(singer(role));
    const page = await fillIn(p, { Name: `Hidden ${run}`, Town: `Town${run}` }, { "Hide town from others": true });
    const q = await as(`${singer(role)}-2`);
    await q.go("/sign-up");
    const stranger = await as("visitor");
    await stranger.go("/sign-up");
    await stranger.fill("Name", `Stranger ${run}`);
    await stranger.fill("Email", `s${run}@example.org`);
    await stranger.fill("Password", "a long password");
    await stranger.click("button", "Create account");
    await stranger.see("navigation", "Main");
    await stranger.go(page);
    await stranger.see("heading", `Hidden ${run}`);
    await stranger.readsNot(`Town${run}`);
    await stranger.go(`/singers?q=Town${run}`);
    await stranger.notSee("link", `Hidden ${run}`);
    expect(!(await stranger.page.content()).includes(`>Town${run}<`), "the town is in the page");
  },
  "Open the edit page of a choir you do not run": async ({ as, role, keep }) => {
    const p = await as(`${singer(role)}-2`);
    await p.refused(`${keep.choir}/edit`);
  },
  "Search for something nobody has": async ({ as, role }) => {
    const p = await as(singer(role));
    await p.go("/singers?q=zzzqqqxxx");
    await p.reads(/nothing|no singers/i);
    await p.reads(/clear|other words|fewer|another|change/i);
  },
};

// Members wait for the committee; the demo members have been let in.
async function post(p, text) {
  await p.go("/feed");
  await p.fill("Text", text);
  await p.click("button", "Post");
  await p.go("/feed");
  await p.see(text);
}

export default {
  "Open the feed or a profile without signing in": async ({ as }) => {
    const v = await as("visitor");
    for (const path of ["/feed", "/posts", "/members", "/club-members", "/groups", "/people-groups"]) await v.refused(path);
  },
  "Sign up with a plot number before the committee has approved": async ({ as, run }) => {
    const v = await as("visitor");
    await v.go("/sign-up");
    await v.fill("Name", `Newcomer ${run}`);
    await v.fill("Plot number", "77");
    await v.fill("Email", `new${run}@example.org`);
    await v.fill("Password", "a long password");
    await v.click("button", "Create account");
    await v.reads(/waits? for approval|waiting|until .* (approve|let)/i);
    await v.go("/feed");
    await v.readsNot("New bench by the lake");
  },
  "After approval post a text with a photo": async ({ as, role, run }) => {
    const p = await as(role("member", "user"));
    await p.go("/feed");
    await p.fill("Text", `Beans are up ${run}`);
    await p.page.locator("input[type=file]").first().setInputFiles({ name: "beans.png", mimeType: "image/png", buffer: Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64") });
    await p.click("button", "Post");
    await p.go("/feed");
    const first = p.page.getByRole("article").first();
    await first.getByText(`Beans are up ${run}`).waitFor();
    await first.getByRole("img").first().waitFor();
    await first.locator("time").waitFor();
  },
  "Give the post a carrot, reload, take it back, reload": async ({ as, role, run }) => {
    await post(await as(role("member", "user")), `Carrots ${run}`);
    const p = await as(`${role("member", "user")}-2`);
    await p.go("/feed?show=all");
    await p.click("button", "Carrot", `Carrots ${run}`);
    await p.see("", "1 carrot", `Carrots ${run}`);
    await p.reload();
    await p.see("", "1 carrot", `Carrots ${run}`);
    await p.click("button", "Carrot", `Carrots ${run}`);
    await p.see("", "0 carrots", `Carrots ${run}`);
    await p.reload();
    await p.see("", "0 carrots", `Carrots ${run}`);
  },
  "Try to post in committee news as an ordinary member": async ({ as, role, run, at }) => {
    const p = await as(role("member", "user"));
    await p.go("/feed");
    await p.fill("Text", `Not mine to say ${run}`);
    await p.choose("Group", "Committee news");
    await p.click("button", "Post");
    await p.reads(/only those who look after|not allowed/i);
    await p.go(at("Group"));
    await p.see("link", "Committee news");
  },
  "Post with no text and no photo": async ({ as, role }) => {
    const p = await as(role("member", "user"));
    await p.go("/feed");
    await p.click("button", "Post");
    await p.reads(/enter a text/i);
  },
  "Report a post as a member, then open the reports as committee and remove it": async ({ as, role, run }) => {
    await post(await as(role("member", "user")), `Buy cheap watches ${run}`);
    const p = await as(`${role("member", "user")}-2`);
    await p.go(`/posts?q=${run}`);
    await p.click("link", `Buy cheap watches ${run}`);
    await p.click("button", "Report");
    await p.fill("What is wrong with it?", `Advertising ${run}`);
    await p.click("button", "Send report");
    await p.see("Thank you. The report was sent.");
    const c = await as("committee");
    await c.go("/reports");
    await c.click("button", "Remove post", `Advertising ${run}`);
    await c.see("Removed");
    await p.go("/feed?show=all");
    await p.readsNot(`Buy cheap watches ${run}`);
  },
  "Follow one neighbour with posts and not another": async ({ as, role, run }) => {
    const two = await as(`${role("member", "user")}-2`);
    await post(two, `From the one I follow ${run}`);
    await post(await as("committee"), `From somebody else ${run}`);
    await two.go("/my-profile");
    const address = two.path();
    const p = await as(role("member", "user"));
    await p.go(address);
    await p.click("button", "Follow");
    await p.see("button", "Following");
    await p.go("/feed");
    await p.see(`From the one I follow ${run}`);
    await p.readsNot(`From somebody else ${run}`);
  },
  "Look at the page": async ({ as }) => {
    const p = await as("visitor");
    await p.go("/");
    const rgb = (text) => (text.match(/[\d.]+/g) ?? []).map(Number);
    const header = await p.page.locator("header").first().evaluate((e) => {
      const c = document.createElement("canvas").getContext("2d");
      c.fillStyle = getComputedStyle(e).backgroundColor;
      c.fillRect(0, 0, 1, 1);
      return [...c.getImageData(0, 0, 1, 1).data].join(",");
    });
    const [r, g, b] = rgb(header);
    if (!(g > r && g > b && g < 130)) throw new Error(`the header is not dark green: ${header}`);
    const page = rgb(await p.style("background-color"));
    if (!(page.every((c) => c >= 235) && page[0] > page[2])) throw new Error(`the page is not warm white: ${page}`);
  },
};

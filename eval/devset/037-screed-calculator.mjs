async function room(p, length, width, thickness, at = 1) {
  const one = p.page.getByRole("listitem", { name: `Room ${at}` });
  await one.getByLabel(/^Length/).fill(String(length));
  await one.getByLabel(/^Width/).fill(String(width));
  await one.getByLabel(/^Thickness/).fill(String(thickness));
}
const result = (p) => p.page.getByRole("region", { name: "Result" });
const says = async (p, pattern, expect) => {
  let text = "";
  for (let i = 0; i < 20; i++) {
    text = (await result(p).innerText()).replace(/\s+/g, " ");
    if (pattern.test(text)) break;
    await p.page.waitForTimeout(200);
  }
  expect(pattern.test(text), `the result says: ${text}`);
};

export default {
  "One room 5 x 4 m, 50 mm, cement, 25 kg bags, waste 5 %": async ({ as, expect }) => {
    const p = await as("visitor");
    await p.go("/");
    await room(p, 5, 4, 50);
    for (const pattern of [/20 m²/, /1,050 l/, /2,100 kg/, /\b84\b/, /60 days/]) await says(p, pattern, expect);
  },
  "Type 3,5 and then 3.5 as a length": async ({ as, expect }) => {
    const p = await as("visitor");
    await p.go("/");
    await room(p, "3,5", 2, 50);
    await says(p, /7 m²/, expect);
    await room(p, "3.5", 2, 50);
    await says(p, /7 m²/, expect);
  },
  "Set 25 mm, then 120 mm": async ({ as, expect }) => {
    const p = await as("visitor");
    await p.go("/");
    await room(p, 5, 4, 25);
    await p.reads(/too thin/i);
    await room(p, 5, 4, 120);
    await says(p, /no result/i, expect);
  },
  "Add a second room, then remove it": async ({ as, expect }) => {
    const p = await as("visitor");
    await p.go("/");
    await room(p, 5, 4, 50);
    await p.click("button", "Add room");
    await room(p, 2, 2, 50, 2);
    await says(p, /24 m²/, expect);
    await p.click("button", "Remove room 2");
    await says(p, /20 m²/, expect);
  },
  "Choose quick screed": async ({ as, expect }) => {
    const p = await as("visitor");
    await p.go("/");
    await room(p, 5, 4, 80);
    await p.page.getByRole("radio", { name: /Quick/ }).check();
    await says(p, /\b3 days/, expect);
  },
  "Reload the page": async ({ as, expect }) => {
    const p = await as("visitor");
    await p.go("/");
    await room(p, 6, 4, 50);
    await p.reload();
    await says(p, /24 m²/, expect);
  },
  'Type "abc" or -3 as width': async ({ as, expect }) => {
    const p = await as("visitor");
    await p.go("/");
    for (const wrong of ["abc", "-3"]) {
      await room(p, 5, wrong, 50);
      expect((await p.page.getByLabel(/^Width/).getAttribute("aria-invalid")) === "true", "the field is marked");
      const text = await result(p).innerText();
      expect(!/NaN|-\d/.test(text), text);
    }
  },
  "Look at the result": async ({ as, expect }) => {
    const p = await as("visitor");
    await p.go("/");
    const [r, g, b] = await result(p).evaluate((e) => {
      const c = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d");
      c.fillStyle = getComputedStyle(e).backgroundColor;
      c.fillRect(0, 0, 1, 1);
      return [...c.getImageData(0, 0, 1, 1).data];
    });
    expect(r > 200 && g > 100 && g < 200 && b < 90, `the result is rgb(${r}, ${g}, ${b})`);
  },
  "Press copy as text": async ({ as, expect }) => {
    const p = await as("visitor");
    await p.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await p.go("/");
    await room(p, 5, 4, 50);
    await p.click("button", "Copy as text");
    await p.reads(/copied/i);
    const text = await p.page.evaluate(() => navigator.clipboard.readText());
    expect(/Room 1/.test(text) && /84/.test(text), text);
  },
};

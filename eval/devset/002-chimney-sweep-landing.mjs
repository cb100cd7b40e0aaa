const form = "Ask for a callback";

async function postcode(p, code, answer) {
  await p.fill("Your postcode", code);
  await p.click("button", "Check");
  await p.reads(answer);
}

async function button(p) {
  return p.style("background-color", "button", "Request a callback");
}

export default {
  'Type "LS17 6AB" into the postcode box, then "HU5 2TT"': async ({ as }) => {
    const p = await as("visitor");
    await p.go("/");
    await postcode(p, "LS17 6AB", /yes/i);
    await postcode(p, "HU5 2TT", /sorry|outside/i);
  },
  'Type "hello" into the postcode box': async ({ as }) => {
    const p = await as("visitor");
    await p.go("/");
    await postcode(p, "hello", /not a valid postcode/i);
  },
  "Send the callback form without a phone number": async ({ as }) => {
    const p = await as("visitor");
    await p.go("/");
    await p.fill("Name", "Jo Field", form);
    await p.fill("Postcode", "LS6 2AB", form);
    await p.click("button", "Request a callback", form);
    await p.reads(/enter a phone/i);
    await p.seeValue("Name", "Jo Field", form);
    await p.readsNot(/we will call you back/i);
  },
  "Look at the buttons on the first build": async ({ as }) => {
    const p = await as("visitor");
    await p.go("/");
    if ((await button(p)) !== "rgb(255, 140, 0)") throw new Error(`the button is ${await button(p)}`);
    const page = await p.page.locator("body").evaluate((body) => getComputedStyle(body).backgroundColor);
    if (page !== "rgb(255, 255, 255)") throw new Error(`the page is ${page}`);
  },
  "Open the page at 390 px wide and scroll down": async ({ as }) => {
    const p = await as("visitor");
    await p.page.setViewportSize({ width: 390, height: 800 });
    await p.go("/");
    await p.page.evaluate(() => window.scrollTo(0, document.body.scrollHeight / 2));
    const call = p.page.getByRole("link", { name: "Call 0113 496 0042" });
    const box = await call.boundingBox();
    if (!box || box.y < 0 || box.y > 800) throw new Error("the phone button is out of view");
    if ((await call.getAttribute("href")) !== "tel:01134960042") throw new Error(`it leads to ${await call.getAttribute("href")}`);
  },
  "After the follow-up: look at the buttons": async ({ as }) => {
    const p = await as("visitor");
    await p.go("/");
    if ((await button(p)) !== "rgb(0, 128, 128)") throw new Error(`the button is ${await button(p)}`);
    const orange = await p.page.evaluate(() => [...document.querySelectorAll("*")].filter((e) => getComputedStyle(e).backgroundColor === "rgb(255, 140, 0)").length);
    if (orange > 0) throw new Error(`${orange} things are still darkorange`);
  },
  'After the follow-up: type "BD4 7XY", then "BD12 0AA"': async ({ as }) => {
    const p = await as("visitor");
    await p.go("/");
    await postcode(p, "BD4 7XY", /yes/i);
    await postcode(p, "BD12 0AA", /sorry|outside/i);
  },
  "After the follow-up: read the price list": async ({ as }) => {
    const p = await as("visitor");
    await p.go("/");
    for (const text of ["Open fire", "£55", "Wood burner", "£65", "Cast iron range", "£80", "Bird nest removal", "from £120", "CCTV chimney inspection", "£95"]) await p.see("", text, "Prices");
  },
};

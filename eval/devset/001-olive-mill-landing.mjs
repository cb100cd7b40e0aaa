const form = "Send us your request";

const rgb = (text) => text.match(/\d+(\.\d+)?/g).map(Number);

export default {
  "Open the page": async ({ as }) => {
    const p = await as("visitor");
    await p.go("/");
    await p.see("heading", "Pressed within six hours of picking");
    const picture = p.page.getByRole("img", { name: "Picture: Pietranoce Mill" });
    const box = await picture.boundingBox();
    if (!box || box.width < 600 || box.height < 300) throw new Error(`the picture is ${box?.width} by ${box?.height}`);
    const [r, g, b] = rgb(await p.page.locator("body").evaluate((body) => getComputedStyle(body).backgroundColor));
    if (!(r > 230 && g > 220 && b < r)) throw new Error(`the page is rgb(${r}, ${g}, ${b}), not cream`);
    const [br, bg, bb] = rgb(await p.style("background-color", "button", "Send request"));
    if (!(bg > bb && bg >= br && bg < 170)) throw new Error(`the button is rgb(${br}, ${bg}, ${bb}), not olive`);
  },
  "Read the bottle section": async ({ as }) => {
    const p = await as("visitor");
    await p.go("/");
    for (const text of ["250 ml", "9 €", "500 ml", "15 €", "3 litre tin", "68 €"]) await p.see("", text, "Bottle sizes");
    for (const name of [/cart/i, /\bpay/i, /checkout/i, /\bbuy\b/i]) {
      if ((await p.page.getByRole("button", { name }).count()) + (await p.page.getByRole("link", { name }).count()) > 0) throw new Error(`there is a ${name}`);
    }
  },
  "Send the form with a valid e-mail and 6 bottles": async ({ as }) => {
    const p = await as("visitor");
    await p.go("/");
    await p.fill("E-mail", "anna@example.com", form);
    await p.fill("How many bottles", 6, form);
    await p.click("button", "Send request", form);
    await p.reads(/thank you/i);
  },
  'Send the form with "mario@" as e-mail, then with -2 bottles': async ({ as }) => {
    const p = await as("visitor");
    await p.go("/");
    await p.fill("E-mail", "mario@", form);
    await p.fill("How many bottles", 6, form);
    await p.click("button", "Send request", form);
    await p.reads(/enter an email address/i);
    await p.fill("E-mail", "mario@example.com", form);
    await p.fill("How many bottles", -2, form);
    await p.click("button", "Send request", form);
    await p.reads(/enter 1 or more/i);
    await p.readsNot(/thank you/i);
  },
  "Click a question in the list of frequent questions": async ({ as }) => {
    const p = await as("visitor");
    await p.go("/");
    await p.page.getByText("When are you open?").click();
    await p.page.locator("details[open] p").waitFor();
  },
  "Read the bottom of the page": async ({ as }) => {
    const p = await as("visitor");
    await p.go("/");
    await p.see("", "Mon to Sat", "Opening hours");
    await p.see("", "8-18 during harvest", "Opening hours");
    await p.see("", "by appointment", "Opening hours");
    await p.see("", "Puglia", "Where to find us");
  },
  "Open the page on a 375 px wide screen": async ({ as }) => {
    const p = await as("visitor");
    await p.go("/");
    await p.fits(375);
    await p.fill("E-mail", "anna@example.com", form);
    await p.fill("How many bottles", 2, form);
    await p.click("button", "Send request", form);
    await p.reads(/thank you/i);
  },
};

// The name of who asked stands in the button's name.
const accept = async (p) => {
  await p.page.getByRole("button", { name: /^Accept / }).first().click();
  await p.reads(/accepted/i);
};

// Makes a listing as its seller and gives back its address.
const list = async (p, title, { price = "500", year = "2019", ...more } = {}) => {
  await p.go("/listings/new");
  await p.fill("Title", title);
  await p.fill("Year", year);
  await p.fill("Price in EUR", price);
  for (const [name, value] of Object.entries(more)) await p.choose(name, value);
  await p.click("button", "Create listing");
  await p.see("heading", title);
  return p.path();
};

const reserve = async (buyer, path) => {
  await buyer.go(path);
  await buyer.click("button", "Reserve");
  await buyer.reads(/waiting for an answer/i);
};

// From a listing to a sale; gives back its address.
const sell = async (seller, buyer, title, price) => {
  const path = await list(seller, title, { price });
  await reserve(buyer, path);
  await seller.go(path);
  await accept(seller);
  await seller.click("button", "Mark as sold");
  await seller.reads(/what is left/i);
  return path;
};

export default {
  "Filter by balers, price up to 10000 and country Czechia": async ({ as, role, run }) => {
    const seller = await as(role("seller"));
    await list(seller, `Right ${run}`, { price: "9000", Category: "Baler", Country: "Czechia" });
    await list(seller, `Dear ${run}`, { price: "12000", Category: "Baler", Country: "Czechia" });
    await list(seller, `Abroad ${run}`, { price: "9000", Category: "Baler", Country: "Poland" });
    await list(seller, `Other ${run}`, { price: "9000", Category: "Tractor", Country: "Czechia" });
    const p = await as("visitor");
    await p.go("/listings");
    await p.choose("Category", "Baler");
    await p.choose("Country", "Czechia");
    await p.fill("Price in EUR to", "10000");
    await p.fill("Search listings", run);
    await p.reads(`Right ${run}`);
    await p.readsNot(new RegExp(`(Dear|Abroad|Other) ${run}`));
    await p.fill("Search listings", `none ${run}`);
    await p.reads(/nothing found/i);
    await p.reads(/fewer filters/i);
  },
  "Register as a seller, create a listing before being verified, then look at the search as a visitor": async ({ as, run, keep }) => {
    const p = await as("visitor");
    await p.go("/sign-up");
    await p.choose("I am a", "Seller");
    await p.fill("Name", `Seller ${run}`);
    await p.fill("Email", `${run}@example.com`);
    await p.fill("Password", "long enough 1");
    await p.click("button", "Create account");
    await p.reads(/Sign out|My listings/);
    keep.seller = `Seller ${run}`;
    keep.title = `Waiting ${run}`;
    await list(p, keep.title);
    await p.reads(/waits for your verification/i);
    const other = await as("visitor-2").catch(() => null);
    const look = other ?? (await as("buyer"));
    await look.go(`/listings?q=${encodeURIComponent(keep.title)}`);
    await look.readsNot(new RegExp(keep.title + "$", "m"));
  },
  "Verify the seller": async ({ as, role, keep }) => {
    const p = await as(role("admin"));
    await p.go("/market/accounts");
    await p.click("button", `Verify ${keep.seller}`);
    await p.reads(new RegExp(`${keep.seller} verified`));
    const v = await as("buyer");
    await v.go(`/listings?q=${encodeURIComponent(keep.title)}`);
    await v.see("link", keep.title);
    await v.reads(/verified/);
  },
  "Reserve a listing; the seller accepts; reload, then open it as another buyer": async ({ as, run }) => {
    const seller = await as("seller");
    const buyer = await as("buyer");
    const path = await list(seller, `Machine ${run}`);
    await reserve(buyer, path);
    await seller.go(path);
    await accept(seller);
    await seller.reads(/Reserved/);
    await buyer.reload();
    await buyer.reads(/Accepted/);
    const second = await as("buyer-2");
    await second.go(path);
    await second.reads(/Reserved/);
    await second.reads(/nobody else can ask/i);
    if (await second.has("button", "Reserve")) throw new Error("the second buyer can reserve");
  },
  "Sell one listing for €12,000 and another for €200": async ({ as, run, keep }) => {
    const seller = await as("seller");
    const buyer = await as("buyer");
    keep.sold = await sell(seller, buyer, `Big ${run}`, "12000");
    await seller.reads(/€960\.00/);
    await seller.reads(/€11,040\.00/);
    await sell(seller, buyer, `Small ${run}`, "200");
    await seller.reads(/€25\.00/);
    await seller.reads(/€175\.00/);
    await seller.go("/market/sales");
    await seller.reads(/€11,040\.00/);
  },
  "Review a listing that is not sold to you, then one that is": async ({ as, run, keep }) => {
    const other = await as("buyer-2");
    await other.go(keep.sold);
    if (await other.has("button", "Save rating")) throw new Error("somebody else can review");
    const buyer = await as("buyer");
    await buyer.go(keep.sold);
    await buyer.choose("Your rating", "4");
    await buyer.fill("Comment", `Good machine ${run}`);
    await buyer.click("button", "Save rating");
    await buyer.reads(`Good machine ${run}`);
    await buyer.reload();
    await buyer.reads(`Good machine ${run}`);
    if (await buyer.has("button", "Save rating")) throw new Error("a second review is possible");
  },
  "Enter year 2199 and a price of -5 in a new listing": async ({ as, run }) => {
    const p = await as("seller");
    await p.go("/listings/new");
    await p.fill("Title", `Wrong ${run}`);
    await p.fill("Year", "2199");
    await p.fill("Price in EUR", "-5");
    await p.click("button", "Create listing");
    await p.see("heading", "New listing");
    const wrong = await p.page.locator('[aria-invalid="true"]').count();
    if (wrong < 2) throw new Error(`${wrong} fields are marked`);
    await p.go(`/listings?q=${encodeURIComponent(`Wrong ${run}`)}`);
    await p.reads(/nothing found/i);
  },
  "Open the commission overview after the two sales": async ({ as }) => {
    const p = await as("admin");
    await p.go("/market/sales");
    await p.reads(/€985\.00/);
  },
  "Try to edit the first seller's listing by its address": async ({ as, run }) => {
    const seller = await as("seller");
    const path = await list(seller, `Mine ${run}`);
    const other = await as("seller-2");
    await other.go(path);
    if (await other.has("link", "Edit")) throw new Error("another seller sees Edit");
    await other.go(`${path}/edit`);
    await other.reads(/nothing here|not meant for this account/i);
  },
};

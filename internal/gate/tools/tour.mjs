// A look at every page of the app as one person, at every width.
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { axe, axeContrast, axeMeasured, describe, look, overflow, settle, unreachable } from "./watch.mjs";

const height = 800;

const grave = new Set(["serious", "critical"]);

/**
 * Visits the person's pages and what they lead to. `seen` maps paths (ids replaced) that somebody has looked at closely
 * before to the kinds of element found there: another person gets there by the app's own router, and axe judges only new
 * kinds. Findings are { rule, severity, path, message, fix }.
 */
export async function tour({ seat, person, pages, base, widths, axeSource, shots, seen, report, say }) {
  const { page, watcher } = seat;
  const links = new Map();
  const queue = pages.map((p) => ({ ...p }));
  const done = new Set();
  const add = (finding) => report.findings.push({ as: person, ...finding });
  while (queue.length > 0) {
    const entry = queue.shift();
    const shape = shapeOf(entry.path);
    if (done.has(shape)) continue;
    done.add(shape);
    if (entry.closed && (await refused(seat, base + entry.path))) {
      report.pages++;
      say(`page ${report.pages}: ${shape} is closed to ${person}`);
      continue;
    }
    watcher.take();
    await page.setViewportSize({ width: widths[widths.length - 1], height });
    let status;
    try {
      status = (seen.has(shape) && (await hop(seat, base + entry.path))) || (await page.goto(base + entry.path, { waitUntil: "load" }))?.status() || 0;
    } catch (error) {
      add({ rule: "page-status", severity: "high", path: shape, message: `the page did not load: ${String(error.message).split("\n")[0]}` });
      continue;
    }
    await settle(page, watcher);
    report.pages++;
    say(`page ${report.pages}: ${shape} as ${person}`);
    const landed = new URL(page.url()).pathname;
    const problems = watcher.take();
    const closed = landed.startsWith("/sign-in") || status === 403 || status === 404;
    if (entry.closed) {
      if (status >= 500) add({ rule: "page-status", severity: "high", path: shape, message: `answered ${status} to somebody who may not see it; expected the sign-in page or 404` });
      else if (!closed && landed === entry.path) add({ rule: "open-page", severity: "high", path: shape, message: `a ${person} can open this page; expected the sign-in page`, fix: "require an account on this page" });
      continue;
    }
    if (status >= 400 || (landed.startsWith("/sign-in") && entry.path !== "/sign-in")) {
      if (entry.found && status < 500) continue; // a page that this person may be refused
      add({ rule: "page-status", severity: "high", path: shape, message: status >= 400 ? `answered ${status}` : "led to the sign-in page" });
      if (status >= 400) continue;
    }
    // Refused by the app itself, after its frame was sent: the status says nothing then.
    if (entry.found && (await page.getByRole("heading", { level: 1, name: "Nothing here", exact: true }).count())) continue;
    for (const p of problems) if (!p.main) add({ rule: p.rule, severity: "high", path: shape, message: p.message });
    if (entry.heading && !(await page.getByRole("heading", { level: 1, name: entry.heading, exact: true }).count()))
      add({ rule: "heading", severity: "high", path: shape, message: `no main heading "${entry.heading}"; ${await describe(page)}` });
    else if ((await page.getByRole("heading", { level: 1 }).count()) === 0) add({ rule: "heading", severity: "medium", path: shape, message: `no main heading; ${await describe(page)}`, fix: "give the page one h1" });

    for (const href of await page.$$eval("a[href]", (all) => all.map((a) => a.href))) {
      const url = new URL(href);
      if (url.origin !== base || url.pathname.startsWith("/api/")) continue;
      const file = url.pathname.startsWith("/files/"); // bytes, not a page: only its answer is looked at
      const to = shapeOf(url.pathname);
      if (!links.has(to)) links.set(to, url.pathname);
      // Detail, edit and board pages are found by their links: the ids are only known here.
      if (!file && /<id>|\/(board|new|calendar|map)$/.test(to) && !done.has(to)) queue.push({ path: url.pathname, found: true });
    }
    await inspect({ seat, shape, person, widths, axeSource, shots, seen, report, add });
  }
  for (const [shape, to] of links) {
    if (done.has(shape) || report.links > 200) continue;
    report.links++;
    const answer = await seat.context.request.get(base + to, { maxRedirects: 3, timeout: 15_000 }).catch((error) => ({ status: () => 0, error }));
    if (answer.status() === 0 || answer.status() >= 400)
      add({ rule: "dead-link", severity: "high", path: shape, message: `a link leads here and it answers ${answer.status() || String(answer.error).split("\n")[0]}` });
  }
}

/**
 * Goes to a page the way its links do, without loading the app again: for pages that somebody has loaded before. Returns
 * 200, or 0 when the app did not get there that way: then it has to be loaded to see why.
 */
async function hop({ page, watcher }, url) {
  const to = new URL(url);
  if (new URL(page.url()).origin !== to.origin || page.url() === url) return 0;
  const went = await page
    .evaluate((path) => {
      const router = globalThis.next?.router;
      router?.push(path);
      return Boolean(router);
    }, to.pathname + to.search)
    .catch(() => false);
  if (!went) return 0;
  await page.waitForURL(url, { timeout: 5_000, waitUntil: "commit" }).catch(() => {});
  await settle(page, watcher);
  // What stands in for a page while it is fetched has no heading.
  await page.getByRole("heading", { level: 1 }).first().waitFor({ timeout: 5_000 }).catch(() => {});
  return page.url() === url && watcher.peek() === 0 ? 200 : 0;
}

/** Whether the server itself turns this person away; when it does not say so, a browser has to look. */
async function refused(seat, url) {
  const answer = await seat.context.request.get(url, { maxRedirects: 0, timeout: 15_000 }).catch(() => null);
  if (!answer) return false;
  if ([401, 403, 404].includes(answer.status())) return true;
  return answer.status() >= 300 && answer.status() < 400 && new URL(answer.headers().location ?? "/", url).pathname === "/sign-in";
}

/**
 * The page at every width: layout, accessibility, a picture. The window is resized, the page is not loaded again. Axe
 * judges the whole page once, at the first width, and in the dark; at the others only what comes up there and what depends
 * on width. A page that somebody has looked at closely before is judged by what is new on it.
 */
async function inspect({ seat, shape, person, widths, axeSource, shots, seen, report, add }) {
  const { page, watcher } = seat;
  const close = !seen.has(shape);
  const known = seen.get(shape) ?? new Set();
  seen.set(shape, known); // at once: others are on their way to the same page
  for (const [i, width] of [...widths].reverse().entries()) {
    if (page.viewportSize().width !== width) {
      await page.setViewportSize({ width, height });
      await settle(page, watcher, 3_000);
    }
    const wide = await overflow(page);
    if (wide) add({ rule: "overflow", severity: "high", path: shape, message: `at ${width} px the page is ${wide.wide} px wide: ${wide.elements.join(", ") || "no single element"}`, fix: "let it wrap or scroll inside its own box" });
    if (close) for (const html of await unreachable(page)) add({ rule: "keyboard", severity: "high", path: shape, message: `at ${width} px the keyboard cannot get to what a click works on: ${html}`, fix: "make it a button or a link" });
    const fresh = await look(page, known);
    for (const kind of fresh) known.add(kind);
    if (close && i === 0) axeFindings(await axe(page, axeSource), `at ${width} px`);
    else if (fresh.length > 0) axeFindings(await axe(page, axeSource, "fresh"), `at ${width} px`);
    if (close && i > 0) {
      axeFindings(await axe(page, axeSource, "shown"), `at ${width} px`);
      axeFindings(await axeMeasured(page, axeSource), `at ${width} px`);
    }
    if (close) await picture(seat, { shape, person, width, shots, report });
    if (close && i === 0) {
      await page.emulateMedia({ colorScheme: "dark" });
      axeFindings(await axeContrast(page, axeSource), "in dark mode");
      await page.emulateMedia({ colorScheme: "light" });
    }
  }

  function axeFindings(violations, where) {
    for (const v of violations)
      add({ rule: `axe/${v.id}`, severity: grave.has(v.impact) ? "high" : "low", path: shape, message: `${v.help} (${where}): ${v.nodes.join(" | ")}` });
  }
}

/** The whole page as a JPEG; of very long ones the beginning. */
async function picture({ devtools }, { shape, person, width, shots, report }) {
  const { cssContentSize: size } = await devtools.send("Page.getLayoutMetrics");
  const taller = size.height > height;
  const { data } = await devtools.send("Page.captureScreenshot", {
    format: "jpeg",
    quality: 72,
    optimizeForSpeed: true,
    ...(taller && { captureBeyondViewport: true, clip: { x: 0, y: 0, width, height: Math.min(size.height, 6_000), scale: 1 } }),
  });
  const file = `${String(report.shots.length + 1).padStart(3, "0")}-${width}.jpg`;
  report.shots.push({ path: shape, as: person, width, file });
  await writeFile(path.join(shots, file), Buffer.from(data, "base64"));
}

/** A path with ids replaced, so that one row's page stands for all. */
export const shapeOf = (pathname) => pathname.replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|(?<=\/)\d+(?=\/|$)/g, "<id>").replace(/(.)\/$/, "$1");

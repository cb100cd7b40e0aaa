// What can be wrong with a page without anybody clicking: errors, failed requests, accessibility, layout.

/** Records what goes wrong on a page from now on; take() hands it over and forgets it. */
export function watch(page, base) {
  let problems = [];
  const inFlight = new Set();
  const waiting = [];
  const rest = () => {
    for (const go of waiting.splice(0)) go();
  };
  const over = (request) => {
    inFlight.delete(request);
    if (inFlight.size === 0) rest();
  };
  const local = (url) => (url.startsWith(base) ? url.slice(base.length).replace(/\?.*$/, "") || "/" : url);
  page.on("pageerror", (error) => problems.push({ rule: "page-error", message: `uncaught error: ${error.message}` }));
  page.on("console", (message) => {
    if (message.type() !== "error") return;
    // Told by the response below, with its address and status.
    if (message.text().startsWith("Failed to load resource")) return;
    problems.push({ rule: "console", message: `console error: ${message.text().split("\n")[0].slice(0, 500)}` });
  });
  page.on("request", (request) => {
    // The router fetches ahead and may never read the answer: nobody waits for those.
    if (!("next-router-prefetch" in request.headers())) inFlight.add(request);
  });
  page.on("requestfinished", over);
  page.on("requestfailed", (request) => {
    over(request);
    const reason = request.failure()?.errorText ?? "failed";
    // Leaving a page ends its requests; that is not a fault.
    if (reason === "net::ERR_ABORTED") return;
    problems.push({ rule: "request-failed", message: `${request.method()} ${local(request.url())}: ${reason}` });
  });
  page.on("response", (response) => {
    if (response.status() < 400) return;
    const main = response.request().isNavigationRequest() && response.frame() === page.mainFrame();
    problems.push({ rule: "request-failed", status: response.status(), main, message: `${response.request().method()} ${local(response.url())} answered ${response.status()}` });
  });
  return {
    take: () => problems.splice(0),
    /** How many problems wait to be taken. */
    peek: () => problems.length,
    busy: () => inFlight.size > 0,
    /** Waits until no request is under way, at most `patience` ms. */
    idle: (patience) =>
      inFlight.size === 0
        ? Promise.resolve()
        : new Promise((resolve) => {
            const timer = setTimeout(resolve, patience);
            waiting.push(() => (clearTimeout(timer), resolve()));
          }),
    forget: () => {
      problems = [];
      inFlight.clear();
      rest();
    },
  };
}

/**
 * Whether React has taken over every control on the page: before that, clicks are lost. Hidden fields are left out: the
 * server adds some of its own to forms.
 */
const awake = () =>
  document.readyState === "complete" &&
  [...document.querySelectorAll("button, a[href], input:not([type=hidden]), select, textarea, form")].every((element) =>
    Object.keys(element).some((key) => key.startsWith("__reactFiber")),
  );

/** Waits until nothing is loading and the page reacts; gives up quietly after `patience` ms, the next step will tell. */
export async function settle(page, watcher, patience = 10_000) {
  const deadline = Date.now() + patience;
  for (let left = patience; left > 0; left = deadline - Date.now()) {
    await watcher.idle(left);
    // A control that React never takes over (a widget of its own) must not hold everybody up for long.
    await page.waitForFunction(awake, null, { timeout: Math.min(1_500, left), polling: 50 }).catch(() => {});
    // Two frames, and a breath: what an answer changed has been drawn then, and waiting leaves the processor to the page.
    await page
      .evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 25)))))
      .catch(() => {});
    // What was drawn may have asked for more.
    if (!watcher.busy()) return;
  }
}

/** What a page has to be for serious faults to be counted: WCAG 2.2, levels A and AA. */
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
/** Rules that depend on where and how large things are. */
const measured = ["target-size", "scrollable-region-focusable"];

async function axeRun(page, source, options) {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(source);
  return page.evaluate(async ({ only, pick }) => {
    const context = pick ? { include: globalThis.__look[pick] } : document;
    if (pick && context.include.length === 0) return [];
    const result = await globalThis.axe.run(context, { runOnly: only, resultTypes: ["violations"], elementRef: false, preload: false });
    return result.violations.map((v) => ({
      id: v.id,
      impact: v.impact,
      help: v.help,
      nodes: v.nodes.slice(0, 3).map((n) => `${n.html.slice(0, 160)}${n.any[0]?.message ? ` (${n.any[0].message})` : ""}`),
    }));
  }, options);
}

/** Runs axe over the whole page, or over what look() set apart; returns [{id, impact, help, nodes}] of what it found. */
export const axe = (page, source, pick) => axeRun(page, source, { only: { type: "tag", values: tags }, pick });

/** The contrast of everything, in the colours that the page has now. */
export const axeContrast = (page, source) => axeRun(page, source, { only: { type: "rule", values: ["color-contrast"] } });

/** What depends on the page's width, all over it. */
export const axeMeasured = (page, source) => axeRun(page, source, { only: { type: "rule", values: measured } });

/**
 * Looks at what the page consists of: returns the kinds of element that `known` lacks. A kind is tag, role, state and
 * styles, which is what axe judges: two elements of one kind differ only in their words. Boxes that say nothing themselves
 * are left out. The page remembers the first element of each new kind as "fresh", and as "shown" what is visible now and
 * was not when it was looked at before.
 */
export function look(page, known) {
  return page.evaluate((known) => {
    const had = new Set(known);
    const kinds = new Map();
    const before = globalThis.__look?.visible;
    const visible = new WeakSet();
    const shown = [];
    const speaks = (e) => e.matches("a, button, input, select, textarea, img, svg, iframe, video, audio, table, ul, ol, dl, [role], [tabindex], [aria-label], [aria-labelledby], [aria-hidden]") || [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim() !== "");
    for (const e of document.querySelectorAll("*")) {
      const kind = [e.tagName, e.parentElement?.tagName, e.className?.baseVal ?? e.className, ...["role", "type", "disabled", "aria-disabled", "aria-current", "aria-selected", "href", "aria-label"].map((a) => (a === "href" || a === "aria-label" ? e.hasAttribute(a) : e.getAttribute(a))), /color/.test(e.getAttribute("style") ?? "") && e.getAttribute("style")].join("|");
      if (!had.has(kind) && !kinds.has(kind) && document.body.contains(e) && speaks(e)) kinds.set(kind, e);
      if (!e.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      visible.add(e);
      // The topmost of what came up is enough: axe looks inside.
      if (before && !before.has(e) && !shown.some((s) => s.contains(e))) shown.push(e);
    }
    globalThis.__look = { visible, shown, fresh: [...kinds.values()] };
    return [...kinds.keys()];
  }, [...known]);
}

/**
 * What a mouse can use and the keyboard cannot: elements that react to clicks, that the keyboard cannot get to, and that
 * neither lie in nor hold something that it can.
 */
export function unreachable(page) {
  return page.evaluate(() => {
    const keys = "a[href], button, input, select, textarea, summary, label, [tabindex], [contenteditable=true]";
    const clicked = (e) => {
      const key = Object.keys(e).find((k) => k.startsWith("__reactProps"));
      return key !== undefined && typeof e[key]?.onClick === "function";
    };
    return [...document.body.querySelectorAll("*")]
      .filter((e) => clicked(e) && e.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !e.closest(`${keys}, [aria-hidden=true]`) && !e.querySelector(keys))
      .slice(0, 3)
      .map((e) => e.outerHTML.slice(0, 160));
  });
}

/** What sticks out of the page to the right, when the page is wider than its window. */
export function overflow(page) {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const wide = document.documentElement.scrollWidth;
    if (wide <= width + 1) return null;
    const scrolls = (element) => {
      for (let e = element.parentElement; e && e !== document.body; e = e.parentElement)
        if (["auto", "scroll", "hidden", "clip"].includes(getComputedStyle(e).overflowX)) return true;
      return false;
    };
    const out = [...document.body.querySelectorAll("*")]
      .filter((e) => e.getBoundingClientRect().right > width + 1 && e.getBoundingClientRect().width > 0 && !scrolls(e))
      .map((e) => `<${e.tagName.toLowerCase()}${e.id ? ` id="${e.id}"` : ""} class="${String(e.className?.baseVal ?? e.className).slice(0, 80)}">`);
    return { wide, width, elements: out.slice(-3) };
  });
}

/** What a person would see, for messages: heading, controls, notices. */
export async function describe(page) {
  const seen = await page
    .evaluate(() => {
      const visible = (e) => e.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });
      const name = (e) => (e.getAttribute("aria-label") || e.innerText || e.labels?.[0]?.innerText || e.getAttribute("placeholder") || "").replace(/\s+/g, " ").trim().slice(0, 40);
      const list = (selector) => [...new Set([...document.querySelectorAll(selector)].filter(visible).map(name).filter(Boolean))].slice(0, 14);
      return {
        headings: list("h1, h2, h3"),
        buttons: list("button, [role=button]"),
        links: list("a[href]"),
        fields: list("input:not([type=hidden]), textarea, select, [role=combobox], [role=textbox]"),
        notices: list("[role=alert], [role=status], [aria-invalid=true], .field-error"),
      };
    })
    .catch(() => null);
  if (!seen) return "the page could not be read";
  const parts = Object.entries(seen).filter(([, names]) => names.length > 0).map(([kind, names]) => `${kind}: ${names.map((n) => `"${n}"`).join(", ")}`);
  return `on ${new URL(page.url()).pathname}: ${parts.join("; ") || "an empty page"}`;
}

// What can be wrong with a page without anybody clicking: errors, failed requests, accessibility, layout.

/** Records what goes wrong on a page from now on; take() hands it over and forgets it. */
export function watch(page, base) {
  let problems = [];
  const inFlight = new Set();
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
  page.on("requestfinished", (request) => inFlight.delete(request));
  page.on("requestfailed", (request) => {
    inFlight.delete(request);
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
    busy: () => inFlight.size > 0,
    forget: () => {
      problems = [];
      inFlight.clear();
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
  let calm = 0;
  let quietSince = 0;
  while (Date.now() < deadline && calm < 2) {
    const quiet = !watcher.busy();
    quietSince = quiet ? quietSince || Date.now() : 0;
    // A control that React never takes over (a widget of its own) must not hold everybody up for long.
    const ready = quiet && ((await page.evaluate(awake).catch(() => false)) || Date.now() - quietSince > 1_500);
    calm = ready ? calm + 1 : 0;
    // Two frames, and a breath: what an answer changed has been drawn then, and waiting leaves the processor to the page.
    await page
      .evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 20)))))
      .catch(() => {});
  }
}

/** Runs axe; returns [{id, impact, help, nodes}] of what it found. */
export async function axe(page, source, options = {}) {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(source);
  return page.evaluate(async ({ rules }) => {
    const run = rules ? { runOnly: { type: "rule", values: rules } } : { runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } };
    const result = await globalThis.axe.run(document, { ...run, resultTypes: ["violations"], elementRef: false });
    return result.violations.map((v) => ({
      id: v.id,
      impact: v.impact,
      help: v.help,
      nodes: v.nodes.slice(0, 3).map((n) => `${n.html.slice(0, 160)}${n.any[0]?.message ? ` (${n.any[0].message})` : ""}`),
    }));
  }, options);
}

/**
 * The kinds of element on a page, by tag, role, state and styles: what axe judges. Two pages of the same kinds differ only
 * in their words.
 */
export function kinds(page) {
  return page.evaluate(() => [
    ...new Set([...document.querySelectorAll("*")].map((e) => [e.tagName, e.parentElement?.tagName, e.className?.baseVal ?? e.className, ...["role", "type", "disabled", "aria-disabled", "aria-current", "aria-selected", "href", "aria-label"].map((a) => (a === "href" || a === "aria-label" ? e.hasAttribute(a) : e.getAttribute(a))), /color/.test(e.getAttribute("style") ?? "") && e.getAttribute("style")].join("|"))),
  ]);
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

// A site in Spanish: what it says is looked for in Spanish.
const rgb = (text) => (text.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number);
const works = (at) => at("Trabajo", "Obra", "Work");
const enquiries = (at) => at("Consulta", "Enquiry", "Inquiry");
const english = /\b(the|and|with|your|sign in|sign up|enter|send|picture|works?|all|home|more|search|skip to content|owner|next)\b/i;

async function send(p, values, adult) {
  await p.go("/");
  const form = p.page.getByRole("textbox", { name: /correo|e-?mail/i }).first();
  if (!(await form.isVisible().catch(() => false))) await p.touch(p.page.getByRole("link", { name: /consulta|enquir|contact/i }).first());
  for (const [name, value] of values) await p.page.getByRole("textbox", { name }).first().fill(value);
  if (adult) await p.page.getByRole("checkbox", { name: /18/ }).check();
  await p.touch(p.page.getByRole("button", { name: /enviar|send/i }).first());
}
const filled = (run) => [[/nombre|^name/i, `Ana ${run}`], [/correo|e-?mail/i, `${run}@example.com`], [/idea/i, `Una medusa ${run}`], [/tama|cm|size/i, "12"], [/zona|body|area/i, "antebrazo"]];

export default {
  "Open the home page": async ({ as, expect }) => {
    const p = await as("visitor");
    await p.go("/");
    const text = await p.text();
    const found = english.exec(text);
    expect(!found, `there is English on the page: ${found && text.slice(Math.max(0, found.index - 30), found.index + 40).replace(/\s+/g, " ")}`);
    expect((await p.page.locator("html").getAttribute("lang"))?.startsWith("es"), "the page does not say that it is in Spanish");
    const back = rgb(await p.style("background-color"));
    expect(back.every((c) => c >= 235) && back.some((c) => c < 255), `the background is ${back}`);
    const coral = await p.page.evaluate(() => [...document.querySelectorAll("a, button, svg, span, h1, h2, div")].some((e) => ["color", "backgroundColor", "borderTopColor"].some((k) => {
      const [r, g, b] = (getComputedStyle(e)[k].match(/[\d.]+/g) ?? []).map(Number);
      return r > 190 && g > 60 && g < 150 && b > 40 && b < 140 && r - g > 70;
    })));
    expect(coral, "nothing is coral");
  },
  "Open the gallery and choose the filter \"marino\"": async ({ as, at, expect }) => {
    const p = await as("visitor");
    await p.go("/");
    const open = p.page.getByRole("button", { name: /^(Open|Abrir|Ver) / });
    if ((await open.count()) === 0) await p.go(works(at));
    const before = await open.count();
    await p.touch(p.page.getByRole("button", { name: /^marino$/i }).or(p.page.getByRole("link", { name: /^marino$/i })).or(p.page.getByRole("radio", { name: /^marino$/i })).first());
    const some = await open.count();
    expect(some > 0 && some < before, `${before} works, ${some} with the filter`);
    await p.touch(p.page.getByRole("button", { name: /^tod[oa]s$|^all$/i }).or(p.page.getByRole("link", { name: /^tod[oa]s$|^all$/i })).first());
    expect((await open.count()) === before, "choosing all does not bring the others back");
  },
  "Click a picture in the gallery": async ({ as, expect }) => {
    const p = await as("visitor");
    await p.go("/");
    await p.touch(p.page.getByRole("button", { name: /^(Open|Abrir|Ver) / }).first());
    const dialog = p.page.getByRole("dialog");
    const box = await dialog.getByRole("img").first().boundingBox();
    expect(box.width > 300, `the picture is ${box.width} px wide`);
    expect((await dialog.getByRole("heading").first().innerText()).length > 1, "there is no title");
    expect(/zona|brazo|espalda|muñeca|pierna|tobillo|costilla|hombro/i.test(await dialog.innerText()), "the body area is not told");
  },
  "Fill in the enquiry form without ticking that you are over 18": async ({ as, role, run, at, expect }) => {
    const p = await as("visitor");
    await send(p, filled(run), false);
    await p.reads(/mayor(es)? de (18|edad)|obligatori|marcar|debes|tienes que/i, "alert").catch(async () => {
      const text = await p.text();
      throw new Error(`no Spanish reason: ${(/[^\n]*(18|ticked|required)[^\n]*/i.exec(text) ?? [""])[0]}`);
    });
    const text = await p.text("main").catch(() => p.text());
    expect(!/this has to|required|please|must be/i.test(text), "the reason is in English");
    const admin = await as(role("admin"));
    await admin.go(enquiries(at));
    await admin.readsNot(`Ana ${run}`);
  },
  "Sign in as the artist, add a work titled \"Posidonia\" with the style botánico": async ({ as, role, at, keep }) => {
    const p = await as(role("admin"));
    await p.go(`${works(at)}/new`);
    await p.page.getByRole("textbox", { name: /t[ií]tul|title/i }).first().fill("Posidonia");
    await p.choose((await p.page.getByRole("button", { name: /^Estilo/ }).count()) ? "Estilo" : "Style", "Botánico");
    await p.touch(p.page.getByRole("button", { name: /^(Create|Crear|Guardar)/ }).first());
    await p.see("heading", "Posidonia");
    keep.work = p.path();
    const v = await as("visitor");
    await v.go("/");
    await v.touch(v.page.getByRole("button", { name: /^bot[aá]nico$/i }).or(v.page.getByRole("link", { name: /^bot[aá]nico$/i })).first());
    await v.reads("Posidonia");
  },
  "Hide \"Posidonia\", reload, then look at the public gallery in a private window": async ({ as, role, at, keep }) => {
    const p = await as(role("admin"));
    if (!keep.work) {
      await p.go(`${works(at)}/new`);
      await p.page.getByRole("textbox", { name: /t[ií]tul|title/i }).first().fill("Posidonia");
      await p.touch(p.page.getByRole("button", { name: /^(Create|Crear|Guardar)/ }).first());
      await p.see("heading", "Posidonia");
      keep.work = p.path();
    }
    const before = await as("visitor");
    await before.go("/");
    await before.reads("Posidonia");
    await p.go(keep.work);
    await p.touch(p.page.getByRole("button", { name: /^(Hide|Ocultar)/ }).first());
    await p.reload();
    await p.see("heading", "Posidonia");
    await before.go("/");
    await before.readsNot("Posidonia");
    await p.go(works(at));
    await p.reads("Posidonia");
  },
  "Send an enquiry as a visitor, then sign in as the artist": async ({ as, role, run, at }) => {
    const p = await as("visitor");
    await send(p, filled(run), true);
    await p.reads(/gracias|thank/i);
    const admin = await as(role("admin"));
    await admin.go(enquiries(at));
    await admin.touch(admin.page.getByRole("link", { name: new RegExp(`Ana ${run}`) }).first());
    await admin.reads(`Una medusa ${run}`);
    await admin.reads(/\b12\b/);
    await admin.reads(/antebrazo/);
  },
  "Open the address of the enquiries page without signing in": async ({ as, run, at, expect }) => {
    const sender = await as("visitor");
    await send(sender, filled(run), true);
    const v = await as("visitor");
    await v.go(enquiries(at));
    expect(/sign-in|entrar|acceso/.test(v.path()), `no sign-in page: ${v.path()}`);
    await v.readsNot(`Una medusa ${run}`);
  },
};

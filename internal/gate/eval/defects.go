package main

// edit changes one file of the app: Old, which must be there, becomes New; without Old the file is New, whole.
type edit struct{ File, Old, New string }

// defect is one fault put into an app that has none.
type defect struct {
	Name   string
	Golden string
	Edits  []edit
}

const (
	minimal = "minimal"
	team    = "project-management"
	tenancy = "tenancy"
)

// sql is a fault in the schema: one more migration.
func sql(name, golden, text string) defect {
	return defect{name, golden, []edit{{File: "supabase/migrations/0099_fault.sql", New: text + "\n"}}}
}

func change(name, golden, file, old, now string) defect {
	return defect{name, golden, []edit{{file, old, now}}}
}

// defects are put in one at a time.
var defects = []defect{
	// Who may do what.
	sql("removed read policy", minimal, `drop policy notes_read on public.notes;`),
	sql("removed delete policy", minimal, `drop policy notes_delete on public.notes;`),
	sql("everybody signed in reads all", minimal, `create policy leak on public.notes for select to authenticated using (true);`),
	sql("visitors read all", minimal, `create policy leak on public.notes for select to anon using (true);`),
	sql("anybody changes", minimal, `create policy leak on public.notes for update to authenticated using (true) with check (true); create policy leak_read on public.notes for select to authenticated using (true);`),
	sql("rows in another's name", minimal, `create policy leak on public.notes for insert to authenticated with check (true);`),
	sql("row-level security off", minimal, `alter table public.notes disable row level security;`),
	sql("a view past the policies", minimal, `create view public.all_notes as select * from public.notes; grant select on public.all_notes to authenticated;`),
	sql("passwords can be read", minimal, `grant usage on schema auth to authenticated; grant select on auth.users to authenticated;`),
	sql("definer function without a search path", minimal, `create function public.peek() returns bigint language sql security definer as 'select count(*) from public.notes';`),
	sql("anybody joins any project", team, `grant insert on public.project_members to authenticated; create policy leak on public.project_members for insert to authenticated with check (true);`),
	sql("strangers read time entries", team, `create policy leak on public.task_time_entries for select to authenticated using (true);`),
	sql("strangers read comments", team, `create policy leak on public.task_comments for select to authenticated using (true);`),
	sql("strangers see members", team, `create policy leak on public.project_members for select to authenticated using (true);`),
	sql("tasks of other projects", team, `create policy leak on public.tasks for select to authenticated using (true);`),
	// Several organisations on one database.
	sql("rows of another organisation", tenancy, `drop policy plant_sites_organisation on public.plant_sites;`),
	sql("rows pushed into another organisation", tenancy, `alter policy plant_sites_organisation on public.plant_sites with check (true);`),
	sql("people of another organisation", tenancy, `drop policy profiles_organisation on public.profiles; grant select on public.profiles to authenticated; create policy leak on public.profiles for select to authenticated using (true);`),
	sql("invitations of another organisation", tenancy, `create policy leak on public.organisation_invitations for select to authenticated using (true);`),
	// The schema.
	sql("lost column", minimal, `alter table public.notes drop column body;`),
	sql("renamed column", minimal, `alter table public.notes rename column body to text;`),
	sql("broken migration", minimal, `alter table public.nothing add column x text;`),
	sql("wrong relation", team, `alter table public.tasks drop constraint tasks_project_fkey; alter table public.tasks add constraint tasks_project_fkey foreign key (project) references public.profiles (id) on delete cascade;`),
	sql("a rule that refuses good rows", minimal, `alter table public.notes add constraint short check (char_length(title) < 3);`),
	// Secrets, injection, doors left open.
	{"hard-coded key", minimal, []edit{{File: "src/lib/pay.ts", New: "export const key = \"sk_live_4eC39HqLyjWDarjtT1zdp7dc\";\n"}}},
	change("unescaped HTML", minimal, "src/features/note/facts.tsx", `<show.Prose value={row.body} />`, `<div dangerouslySetInnerHTML={{ __html: row.body ?? "" }} />`),
	change("SQL from text", minimal, "src/features/note/queries.ts", "const MOST = 5000;", "const MOST = 5000;\n\nexport const named = (tx: Tx, name: string) => tx.execute(`select * from notes where title = '${name}'`);"),
	change("every origin may call", minimal, "next.config.ts", `{ key: "X-Content-Type-Options", value: "nosniff" },`, `{ key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Access-Control-Allow-Origin", value: "*" },`),
	change("missing header", minimal, "next.config.ts", `  { key: "X-Content-Type-Options", value: "nosniff" },
`, ""),
	{"action for anybody", minimal, []edit{{File: "src/features/note/wipe.ts", New: "\"use server\";\nimport { engine } from \"@/kit/db\";\nimport { notes } from \"./schema\";\n\nexport async function wipe() {\n  await (await engine()).db.delete(notes);\n}\n"}}},
	change("missing validation", minimal, "src/features/note/actions.ts", "  const input = parseForm(noteInput, form);\n  if (!input.ok) return input.state;\n  const id = randomUUID();", "  const input = { ok: true as const, data: { title: String(form.get(\"title\")), body: String(form.get(\"body\")) } };\n  const id = randomUUID();"),
	// The code itself.
	{"wrong type", minimal, []edit{{File: "src/lib/fault.ts", New: "export const n: number = \"one\";\n"}}},
	change("a field that is not there", minimal, "src/features/note/queries.ts", "title: notes.title,", "title: notes.titel,"),
	{"debugger left in", minimal, []edit{{File: "src/lib/fault.ts", New: "export function stop() {\n  debugger;\n}\n"}}},
	change("any password is right", minimal, "src/kit/auth/password.ts", "return timingSafeEqual(await derive(password, Buffer.from(salt, \"hex\")), Buffer.from(key, \"hex\"));", "return timingSafeEqual(await derive(password, Buffer.from(salt, \"hex\")), await derive(password, Buffer.from(salt, \"hex\")));"),
	{"server code in the browser", minimal, []edit{{"src/features/note/form.tsx", `import type { Note } from "./schema";`, "import { engine } from \"@/kit/db\";\nimport type { Note } from \"./schema\";\n\nexport const late = () => engine();"}}},
	// What only shows when the app is used.
	change("dead link", minimal, "src/features/note/list.tsx", `<Link href="/notes/new">`, `<Link href="/notes/fresh/one">`),
	change("wrong heading", minimal, "src/features/note/list.tsx", `<PageHeader title="Notes">`, `<PageHeader title="Papers">`),
	change("nothing is saved", minimal, "src/features/note/actions.ts", "const made = await attempt(() => withViewer((tx) => tx.insert(notes).values({ id, ...input.data })));", "const made = await attempt(() => withViewer(async () => input.data));"),
	change("a change is lost", minimal, "src/features/note/actions.ts", "tx.update(notes).set(input.data)", "tx.update(notes).set({ body: input.data.body })"),
	change("delete does nothing", minimal, "src/features/note/actions.ts", "tx.delete(notes).where(eq(notes.id, id)).returning({ id: notes.id })", "tx.select({ id: notes.id }).from(notes).where(eq(notes.id, id))"),
	change("search finds everything", minimal, "src/features/note/queries.ts", "conditions.contains(params.q, [", "conditions.contains(\"\", ["),
	change("too wide for a phone", minimal, "src/features/note/facts.tsx", "<Facts>", `<Facts><Fact label="Wide"><div style={{ width: 900 }}>wide</div></Fact>`),
	change("pale text", minimal, "src/features/note/list.tsx", `<p className="text-sm text-muted-foreground">`, `<p className="text-sm" style={{ color: "#ccc", background: "#fff" }}>`),
}

package ddl

import (
	"strings"
	"testing"
)

const schema = `
-- a comment; with a semicolon
create table public.tasks (
  id uuid primary key default gen_random_uuid(),
  title text not null default 'it''s; (x' check (title <> '') check (char_length(title) <= 80),
  owner uuid references public.profiles (id) on delete set null,
  amount numeric(14, 3) not null,
  constraint tasks_named check (amount > 0),
  unique (title, owner)
);
create function app.f(a text) returns text language sql as $$ select ';' $$;
create policy tasks_read on public.tasks for select to authenticated using (true);
revoke all on public.tasks from anon, authenticated;
grant select on public.tasks to authenticated;
`

func apply(t *testing.T, scripts ...string) *Schema {
	t.Helper()
	s := New()
	for _, script := range scripts {
		if err := s.Apply(script); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

func TestApply(t *testing.T) {
	s := apply(t, schema)
	table := s.Tables["tasks"]
	title := find(table, "title")
	if title.Type != "text" || !title.NotNull || title.Default != "'it''s; (x'" || len(title.Checks) != 2 {
		t.Errorf("%+v", title)
	}
	if c := find(table, "amount"); c.Type != "numeric(14, 3)" || !c.NotNull {
		t.Errorf("%+v", c)
	}
	if c := find(table, "owner"); c.References != "references public.profiles (id) on delete set null" || c.NotNull {
		t.Errorf("%+v", c)
	}
	var names []string
	for _, c := range table.Constraints {
		names = append(names, c.Name)
	}
	if got := strings.Join(names, " "); got != "tasks_title_check tasks_title_check1 tasks_owner_fkey tasks_named tasks_title_owner_key" {
		t.Error(got)
	}
	if s.Objects["policy tasks tasks_read"] == nil || s.Objects["function app.f"] == nil || len(s.Grants["table tasks"]) != 1 {
		t.Errorf("%v %v", s.Objects, s.Grants)
	}
}

func TestUnknownStatementsAreRefused(t *testing.T) {
	for script, want := range map[string]string{
		"do $$ begin end $$;":                           "cannot follow: do $$",
		"create table public.x (a);":                    "a column without a type",
		"select 1":                                      "without its semicolon",
		"create table public.x (a text default 'x);":    "not closed",
		"alter table public.x add constraint y unique;": "no table x",
	} {
		if err := New().Apply(script); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", script, err)
		}
	}
}

func TestObjectName(t *testing.T) {
	long := strings.Repeat("a", 50)
	if got := ObjectName(long, "short", "check"); got != long+"_short_check" && len(got) != 63 {
		t.Errorf("%s (%d)", got, len(got))
	}
	if got := ObjectName(long, long, "check"); len(got) > 63 {
		t.Errorf("%s (%d)", got, len(got))
	}
}

func nothing() Choices {
	return Choices{DropTable: func(string) bool { return false }, DropColumn: func(string, string) bool { return false },
		MovedFrom: func(string, string) string { return "" }, Fill: func(string, string) (string, bool) { return "", false }}
}

func TestDiffOfEqualSchemasIsEmpty(t *testing.T) {
	if c := Diff(apply(t, schema), apply(t, schema), nothing()); len(c) > 0 {
		t.Errorf("%+v", c)
	}
}

func FuzzApply(f *testing.F) {
	f.Add(schema)
	for _, s := range strings.Split(schema, ";") {
		f.Add(s + ";")
	}
	f.Add("alter table public.tasks add unique;")
	f.Fuzz(func(t *testing.T, script string) {
		s := New()
		_ = s.Apply(schema)
		if err := s.Apply(script); err == nil {
			Diff(New(), s, nothing())
			Diff(s, New(), nothing())
		}
	})
}

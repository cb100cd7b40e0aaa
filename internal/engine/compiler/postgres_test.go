package compiler

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sort"
	"strings"
	"syscall"
	"testing"
)

const postgresBin = "/usr/lib/postgresql/15/bin"

// postgres is a server of its own for one test, reached through a socket in its folder.
type postgres struct {
	t   *testing.T
	dir string
}

// startPostgres starts PostgreSQL 15 in a temporary folder, as nobody when the test runs as root, with a database "base"
// that has what Supabase brings. The test is skipped where there is no such server.
func startPostgres(t *testing.T) *postgres {
	t.Helper()
	if _, err := os.Stat(postgresBin + "/initdb"); err != nil {
		t.Skip("PostgreSQL 15 is not installed")
	}
	dir, err := os.MkdirTemp("", "pg")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	if os.Getuid() == 0 {
		if err := os.Chown(dir, 65534, 65534); err != nil {
			t.Fatal(err)
		}
	}
	p := &postgres{t, dir}
	p.must("initdb", "-D", dir+"/data", "-U", "postgres", "--auth=trust", "--no-sync", "-E", "UTF8", "--locale=C")
	server := p.command("postgres", "-D", dir+"/data", "-k", dir, "-p", "5432", "-c", "listen_addresses=", "-c", "fsync=off")
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = server.Process.Signal(syscall.SIGQUIT)
		_ = server.Wait()
	})
	p.must("pg_isready", "-h", dir, "-t", "20")
	for p.command("pg_isready", "-h", dir, "-q").Run() != nil {
	}
	shim, err := os.ReadFile(filepath.Join("..", "..", "..", "living", "db", "local-auth.sql"))
	if err != nil {
		t.Fatal(err)
	}
	p.sql("postgres", "create database base")
	p.sql("base", string(shim))
	return p
}

func (p *postgres) command(name string, args ...string) *exec.Cmd {
	c := exec.Command(filepath.Join(postgresBin, name), args...)
	c.Dir = "/"
	c.Env = []string{"PATH=/usr/bin:/bin", "LC_ALL=C"}
	if os.Getuid() == 0 {
		c.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
	}
	return c
}

func (p *postgres) must(name string, args ...string) {
	p.t.Helper()
	if name == "pg_isready" { // waits for the server to listen
		for range 200 {
			if p.command(name, args...).Run() == nil {
				return
			}
		}
	}
	if out, err := p.command(name, args...).CombinedOutput(); err != nil {
		p.t.Fatalf("%s: %v\n%s", name, err, out)
	}
}

// sql runs a script in one transaction and returns what it printed, a row a line.
func (p *postgres) sql(database, script string) string {
	p.t.Helper()
	out, err := p.try(database, script)
	if err != nil {
		p.t.Fatalf("%v\n%s", err, out)
	}
	return out
}

func (p *postgres) try(database, script string) (string, error) {
	args := []string{"-h", p.dir, "-U", "postgres", "-d", database, "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1"}
	if strings.Contains(script, ";") {
		args = append(args, "-1")
	}
	c := p.command("psql", args...)
	c.Stdin = strings.NewReader(script)
	var out bytes.Buffer
	c.Stdout, c.Stderr = &out, &out
	err := c.Run()
	return out.String(), err
}

// database makes a database with the migrations in order of their names.
func (p *postgres) database(name string, files map[string][]byte) {
	p.t.Helper()
	p.sql("postgres", fmt.Sprintf("create database %s template base", name))
	p.migrate(name, files, "")
}

// migrate runs the migrations whose path is after done.
func (p *postgres) migrate(name string, files map[string][]byte, done string) {
	p.t.Helper()
	var paths []string
	for f := range files {
		if strings.HasPrefix(f, migrationsDir) && f > done {
			paths = append(paths, f)
		}
	}
	sort.Strings(paths)
	for _, f := range paths {
		if out, err := p.try(name, string(files[f])); err != nil {
			p.t.Fatalf("%s: %v\n%s\n%s", f, err, out, files[f])
		}
	}
}

// catalogue lists what the database enforces, without the order of columns and whether old rows were checked.
func (p *postgres) catalogue(name string) []string {
	p.t.Helper()
	out := p.sql(name, catalogueQuery)
	lines := strings.Split(strings.TrimSpace(out), "\n")
	sort.Strings(lines)
	return lines
}

const catalogueQuery = `
select 'column ' || c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || ' ' || a.attnotnull || ' ' || coalesce(pg_get_expr(d.adbin, d.adrelid), '')
from pg_attribute a join pg_class c on c.oid = a.attrelid left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped;
select 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || replace(pg_get_constraintdef(oid), ' NOT VALID', '') from pg_constraint where connamespace = 'public'::regnamespace;
select 'index ' || indexdef from pg_indexes where schemaname = 'public';
select 'policy ' || tablename || ' ' || policyname || ' ' || cmd || ' ' || roles::text || ' ' || translate(coalesce(qual, '') || ' / ' || coalesce(with_check, ''), E'\n', ' ') from pg_policies;
select 'function ' || replace(pg_get_functiondef(oid), E'\n', ' ') from pg_proc where pronamespace in (select oid from pg_namespace where nspname in ('app', 'public'));
select 'trigger ' || tgrelid::regclass || ' ' || pg_get_triggerdef(oid) from pg_trigger where not tgisinternal;
select 'rls ' || relname || ' ' || relrowsecurity from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r';
select 'grant ' || c.relname || ' ' || x.grantee::regrole || ' ' || x.privilege_type from pg_class c, aclexplode(c.relacl) x where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and x.grantee <> 0;
select 'grant ' || c.relname || '.' || a.attname || ' ' || x.grantee::regrole || ' ' || x.privilege_type from pg_class c join pg_attribute a on a.attrelid = c.oid, aclexplode(a.attacl) x where c.relnamespace = 'public'::regnamespace;
select 'execute ' || p.oid::regprocedure || ' ' || case when x.grantee = 0 then 'public' else x.grantee::regrole::text end from pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) x where p.pronamespace in (select oid from pg_namespace where nspname in ('app', 'public'));
`

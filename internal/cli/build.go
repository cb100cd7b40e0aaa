package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/skycot/skycot/internal/account"
	"github.com/skycot/skycot/internal/build"
	"github.com/skycot/skycot/internal/gate/deps"
	"github.com/skycot/skycot/internal/project"
	"github.com/skycot/skycot/internal/spec"
)

type buildCommand struct {
	Description    string            `arg:"" help:"What the app is for and what people do in it, in plain words."`
	Requirements   string            `help:"What it must have beside that; with --base, what is to change. @path reads a file, - standard input."`
	Name           string            `help:"What the app is called; taken from the description otherwise."`
	Archetype      string            `help:"Family of apps it belongs to; found from the description otherwise."`
	Integration    []string          `help:"Integration to include, such as slack; may be repeated."`
	Decision       map[string]string `help:"Answer to an open question; may be repeated." mapsep:"none" placeholder:"KEY=ANSWER"`
	Out            string            `help:"Folder for the app; ./<name> otherwise. DIR.zip, DIR.report.md and DIR.build.json are written beside it." type:"path" placeholder:"DIR"`
	Base           string            `help:"Folder of an earlier build of this app to go on from; it is not changed." type:"path" placeholder:"DIR"`
	JSON           bool              `help:"Print events and the result as lines of JSON."`
	NoVerify       bool              `help:"Write the files and skip the gates (exit code 3)."`
	Gates          []string          `help:"Gates to run, all by default; with fewer the app is not called verified."`
	Setup          bool              `help:"First install what the machine lacks (a browser, a sandbox); says what it runs."`
	AllowNoSandbox bool              `help:"Run the app's code without a sandbox where the machine has none."`
}

// Help is shown by --help.
func (buildCommand) Help() string {
	return `Exit codes: 0 completed and verified, 1 failed, 2 wrong usage, 3 built but not verified.

Example: skycot build "A booking site for a dog groomer" --requirements "Customers pick a day and a time" --out groomer`
}

// Run implements the command.
func (b *buildCommand) Run(ctx context.Context, c *console) (err error) {
	base, out, err := b.check(c.err)
	if err != nil {
		return err
	}
	if b.Setup {
		if err := setUp(ctx, c.err); err != nil {
			return err
		}
	}
	dir, err := os.MkdirTemp("", "skycot-build-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	log := logger(c, slog.LevelError)
	var show display
	m, err := openMachine(ctx, machineConfig{dir: dir, log: log, allowNoSandbox: b.AllowNoSandbox, verifies: 1, only: b.Gates, onInstall: func(p deps.Progress) {
		if show != nil {
			show.installing(p)
		}
	}})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, m.close()) }()
	sc, params, err := b.prepare(ctx, m, base)
	if err != nil {
		return err
	}
	created, err := m.builds.Create(ctx, sc, params)
	if err != nil {
		return err
	}
	sp, err := m.builds.Spec(ctx, sc, created.ID)
	if err != nil {
		return err
	}
	show = newDisplay(c, b.JSON, created, fmt.Sprintf("%s · %s (%.0f %%) · %d sessions", sp.App.Name, sp.Archetype.Slug, sp.Archetype.Confidence*100, len(created.Sessions)))
	if err := b.watch(ctx, m, sc, created.ID, show); err != nil {
		return err
	}
	return b.deliver(ctx, c, m, sc, created.ID, sp, out)
}

// check reads the base and says what cannot work before anything is started.
func (b *buildCommand) check(warn io.Writer) (*earlier, string, error) {
	if err := checkGates(b.Gates); err != nil {
		return nil, "", err
	}
	var err error
	if b.Requirements, err = given("--requirements", b.Requirements, os.Stdin); err != nil {
		return nil, "", err
	}
	b.Description = strings.TrimSpace(b.Description)
	if b.Description == "" {
		return nil, "", usageError("the description is empty; say in a sentence what the app is for")
	}
	if n := utf8.RuneCountInString(b.Description); n > 10_000 {
		return nil, "", usageError("the description has %d characters, 10,000 are possible; put the rest into --requirements", n)
	}
	var base *earlier
	if b.Base != "" {
		if base, err = readEarlier(b.Base); err != nil {
			return nil, "", err
		}
		for _, why := range base.left {
			fmt.Fprintf(warn, "skycot: not taken over into the new folder: %s\n", why)
		}
		if b.Name == "" {
			b.Name = base.Spec.App.Name
		}
	}
	if b.Name == "" {
		b.Name = appName(b.Description)
	}
	if b.Out != "" {
		if !free(b.Out) {
			return nil, "", usageError("%s is not empty; choose another folder with --out, or remove it", b.Out)
		}
	}
	return base, b.Out, nil
}

// prepare makes the account, the project and, with a base, the build to go on from.
func (b *buildCommand) prepare(ctx context.Context, m *machine, base *earlier) (build.Scope, build.CreateParams, error) {
	acct, err := account.NewService(m.store, account.BuiltinTiers(), time.Now).Create(ctx, "you@example.com", "enterprise")
	if err != nil {
		return build.Scope{}, build.CreateParams{}, err
	}
	sc := build.Scope{AccountID: acct.ID, Livemode: true}
	description := b.Description
	p, err := project.NewService(m.store, nil, time.Now).Create(ctx, sc, project.Params{Name: b.Name, Description: description, ArchetypeHint: b.Archetype})
	if err != nil {
		return sc, build.CreateParams{}, err
	}
	params := build.CreateParams{ProjectID: p.ID, Requirements: b.Requirements, Integrations: b.Integration, Decisions: b.Decision, NoVerify: b.NoVerify}
	if base != nil {
		old, err := m.builds.Import(ctx, sc, build.ImportParams{ProjectID: p.ID, Spec: base.Spec, Files: base.files, Made: base.made, Compiler: base.Compiler})
		if err != nil {
			return sc, params, err
		}
		params.Base = &old.ID
	}
	return sc, params, nil
}

// watch runs the worker until the build has ended.
func (b *buildCommand) watch(ctx context.Context, m *machine, sc build.Scope, id string, show display) error {
	work, stop := context.WithCancel(ctx)
	done := make(chan error, 1)
	go func() { done <- m.worker.Run(work) }()
	if !b.NoVerify {
		// The store is warmed while the sessions run; the gates wait for it, and say so if it cannot be.
		go func() { _ = m.gates.warm(work) }()
	}
	stream, err := m.builds.Events(ctx, sc, id, 0)
	for err == nil {
		var e build.Event
		if e, err = stream.Next(ctx); err == nil {
			show.event(e)
		}
	}
	show.close()
	stop()
	if werr := <-done; errors.Is(err, io.EOF) {
		err = werr
	}
	if ctx.Err() != nil {
		return exit{ExitFailed, "stopped; nothing was written"}
	}
	return err
}

// delivered is the last line of --json.
type delivered struct {
	Type   string       `json:"type"` // "result"
	Status build.Status `json:"status"`
	Folder string       `json:"folder"`
	ZIP    string       `json:"zip"`
	// Screenshots is a folder with every page at every width; empty when the browser gate did not run.
	Screenshots string        `json:"screenshots,omitempty"`
	Report      *build.Report `json:"report"`
}

// deliver writes folder, ZIP and report, says what they are and how to run the app, and picks the exit code.
func (b *buildCommand) deliver(ctx context.Context, c *console, m *machine, sc build.Scope, id string, sp *spec.Spec, out string) error {
	rep, err := m.builds.Report(ctx, sc, id)
	if err != nil {
		return err
	}
	if out == "" {
		out = firstFree(sp.App.Slug)
	}
	d := delivered{Type: "result", Status: rep.Status, Folder: out, ZIP: out + ".zip", Report: rep}
	if err := writeFolder(ctx, m.builds, sc, id, out); err != nil {
		return err
	}
	if err := writeZIP(ctx, m.builds, sc, id, d.ZIP); err != nil {
		return err
	}
	shots, err := writeScreenshots(ctx, m.builds, sc, id, out+".screenshots")
	if err != nil {
		return err
	}
	if shots > 0 {
		d.Screenshots = out + ".screenshots"
	}
	if err := os.WriteFile(out+".report.md", []byte(markdown(rep)), 0o644); err != nil {
		return err
	}
	if err := writeEarlier(ctx, m.builds, sc, id, sp, rep, out); err != nil {
		return err
	}
	if b.JSON {
		if err := json.NewEncoder(c.out).Encode(d); err != nil {
			return err
		}
	} else {
		fmt.Fprint(c.out, summary(c, rep))
		fmt.Fprintf(c.out, "\n  app     %s\n  zip     %s\n  report  %s\n", out, d.ZIP, out+".report.md")
		if shots > 0 {
			fmt.Fprintf(c.out, "  shots   %s (%d pictures: every page at every width)\n", d.Screenshots, shots)
		}
		if rep.Status == build.Completed {
			fmt.Fprintf(c.out, "\nRun it:\n  cd %s && npm install && npm run dev\n  then open http://localhost:3000\n", quote(out))
		}
	}
	switch {
	case rep.Status != build.Completed:
		return exit{code: ExitFailed}
	case !rep.Verified:
		return exit{code: ExitUnverified}
	}
	return nil
}

func writeFolder(ctx context.Context, builds *build.Service, sc build.Scope, id, out string) error {
	return builds.WriteTo(ctx, sc, id, func(path string, data []byte) error {
		file := filepath.Join(out, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
		return os.WriteFile(file, data, 0o644)
	})
}

// writeScreenshots puts the pictures of a build into a folder, named after page, person and width, and counts them.
func writeScreenshots(ctx context.Context, builds *build.Service, sc build.Scope, id, dir string) (int, error) {
	list, err := builds.Screenshots(ctx, sc, id)
	if err != nil || len(list) == 0 {
		return 0, err
	}
	// Pictures of an earlier build would be taken for this one's.
	if err := os.RemoveAll(dir); err != nil {
		return 0, err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return 0, err
	}
	for _, s := range list {
		content, err := builds.Screenshot(ctx, sc, id, s.Name)
		if err != nil {
			return 0, err
		}
		data, err := io.ReadAll(content)
		if err = errors.Join(err, content.Close()); err != nil {
			return 0, err
		}
		page := strings.Trim(notInNames.ReplaceAllString(strings.ReplaceAll(s.Path, "<id>", "one"), "-"), "-")
		if page == "" {
			page = "start"
		}
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%s.%s.%d.jpg", page, s.As, s.Width)), data, 0o644); err != nil {
			return 0, err
		}
	}
	return len(list), nil
}

var notInNames = regexp.MustCompile(`[^0-9A-Za-z_]+`)

func writeZIP(ctx context.Context, builds *build.Service, sc build.Scope, id, path string) error {
	zip, err := builds.Download(ctx, sc, id)
	if err != nil {
		return err
	}
	f, err := os.Create(path)
	if err != nil {
		return errors.Join(err, zip.Close())
	}
	_, err = io.Copy(f, zip)
	return errors.Join(err, f.Close(), zip.Close())
}

// free says whether a folder can take an app: it is not there, or empty.
func free(dir string) bool {
	entries, err := os.ReadDir(dir)
	return os.IsNotExist(err) || err == nil && len(entries) == 0
}

// firstFree is name, or name-2, name-3, … when that is taken.
func firstFree(name string) string {
	for n, dir := 2, name; ; n++ {
		if free(dir) {
			return dir
		}
		dir = fmt.Sprintf("%s-%d", name, n)
	}
}

// quote makes a path fit for a shell when it needs that.
func quote(s string) string {
	if strings.ContainsFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("/._-+", r)
	}) {
		return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
	}
	return s
}

// appName takes a name out of a description: its first words up to where the details begin, without "a", "build me" and
// the like.
func appName(description string) string {
	words := strings.Fields(description)
	skip := map[string]bool{"a": true, "an": true, "the": true, "build": true, "create": true, "make": true, "develop": true, "please": true,
		"me": true, "us": true, "i": true, "we": true, "want": true, "need": true, "would": true, "like": true, "to": true, "simple": true, "have": true, "can": true, "could": true, "you": true, "hi": true, "hello": true,
		"my": true, "our": true, "it": true, "something": true, "some": true, "good": true, "nice": true, "new": true}
	for len(words) > 0 && skip[strings.ToLower(strings.Trim(words[0], ",.!"))] {
		words = words[1:]
	}
	end := map[string]bool{"with": true, "that": true, "where": true, "which": true, "for": true, "so": true, "who": true, "using": true,
		"and": true, "including": true, "in": true, "to": true, "by": true, "from": true, "on": true}
	var name []string
	for _, w := range words {
		if len(name) > 0 && end[strings.ToLower(w)] || len(name) == 5 {
			break
		}
		clean := strings.Trim(w, `.,;:!?"'()[]{}<>*#`)
		if clean != "" {
			name = append(name, clean)
		}
		if clean != w && strings.ContainsAny(w[len(w)-1:], ".,;:!?") {
			break
		}
	}
	joined := []rune(strings.Join(name, " "))
	if len(joined) == 0 {
		return "My app"
	}
	joined = joined[:min(len(joined), 60)]
	joined[0] = unicode.ToUpper(joined[0])
	return strings.TrimSpace(string(joined))
}

// Command eval puts one fault at a time into apps that have none, and says which gate caught it: how much the gates can be
// trusted. Cheap gates run first and the first that fails ends a fault's run, so that most take seconds.
//
//	go run ./internal/gate/eval [-only name] [-json file]
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"maps"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"github.com/skycot/skycot/internal/accept"
	"github.com/skycot/skycot/internal/engine/compiler"
	"github.com/skycot/skycot/internal/gate"
	"github.com/skycot/skycot/internal/gate/deps"
	"github.com/skycot/skycot/internal/sandbox"
	"github.com/skycot/skycot/internal/spec"
)

// phases are the gates in the order of what they cost. The last needs the build of its own run.
var phases = [][]string{{gate.Security, gate.Lint}, {gate.Database}, {gate.Types}, {gate.Unit}, {gate.Build, gate.Browser}}

// wanted is how many of the faults the gates have to catch, of 40.
const wanted = 38

type golden struct {
	spec  *spec.Spec
	files map[string][]byte
}

// outcome is what became of one fault.
type outcome struct {
	Name    string  `json:"name"`
	Golden  string  `json:"golden"`
	Gate    string  `json:"gate"` // that caught it; "" when none did
	Rule    string  `json:"rule"`
	Message string  `json:"message"`
	Seconds float64 `json:"seconds"`
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	ok, err := run(ctx)
	if err != nil {
		fmt.Fprintln(os.Stderr, "eval:", err)
	}
	if err != nil || !ok {
		os.Exit(1)
	}
}

func run(ctx context.Context) (bool, error) {
	only := flag.String("only", "", "faults whose name contains this")
	skip := flag.String("skip", "", "gates that are not run, comma-separated: what they alone can see is not caught then")
	out := flag.String("json", "", "file for the outcomes")
	dir := flag.String("goldens", "goldens", "folder of the goldens")
	flag.Parse()
	goldens, runner, err := prepare(ctx, *dir)
	if err != nil {
		return false, err
	}
	var outcomes []outcome
	caught := map[string]int{}
	for _, d := range defects {
		if !strings.Contains(d.Name, *only) {
			continue
		}
		start := time.Now()
		o, err := try(ctx, runner, goldens[d.Golden], d, strings.Split(*skip, ","))
		if err != nil {
			return false, fmt.Errorf("%s: %w", d.Name, err)
		}
		o.Seconds = time.Since(start).Seconds()
		outcomes = append(outcomes, o)
		caught[o.Gate]++
		how := o.Gate
		if how == "" {
			how = "NOT CAUGHT"
		}
		fmt.Printf("%2d  %-40s %-10s %-34s %5.1f s  %s\n", len(outcomes), d.Name, how, o.Rule, o.Seconds, short(o.Message))
	}
	all := len(outcomes) - caught[""]
	fmt.Printf("\n%d of %d faults caught:", all, len(outcomes))
	for _, name := range gate.Order {
		fmt.Printf(" %s %d", name, caught[name])
	}
	fmt.Println()
	if *out != "" {
		text, err := json.MarshalIndent(outcomes, "", " ")
		if err != nil {
			return false, err
		}
		if err := os.WriteFile(*out, append(text, '\n'), 0o644); err != nil {
			return false, err
		}
	}
	return all*len(defects) >= wanted*len(outcomes), nil
}

func prepare(ctx context.Context, dir string) (map[string]*golden, *gate.Runner, error) {
	box, err := sandbox.New(ctx, sandbox.Options{})
	if err != nil {
		return nil, nil, err
	}
	store, err := deps.Open("")
	if err != nil {
		return nil, nil, err
	}
	engine, err := compiler.New()
	if err != nil {
		return nil, nil, err
	}
	r := &gate.Runner{Box: box, Deps: store}
	all := map[string]*golden{}
	for _, name := range []string{minimal, team, tenancy} {
		text, err := os.ReadFile(filepath.Join(dir, name, "spec.json"))
		if err != nil {
			return nil, nil, err
		}
		s, err := spec.Parse(text)
		if err != nil {
			return nil, nil, err
		}
		accept.Prove(s)
		app, err := engine.Compile(s, nil)
		if err != nil {
			return nil, nil, err
		}
		all[name] = &golden{s, app.Files()}
		r.Source = deps.Source{Package: app.Files()["package.json"], Lock: app.Files()["package-lock.json"]}
	}
	return all, r, nil
}

// try puts the fault in and runs the gates until one fails.
func try(ctx context.Context, r *gate.Runner, g *golden, d defect, skip []string) (outcome, error) {
	files := maps.Clone(g.files)
	for _, e := range d.Edits {
		now := e.New
		if e.Old != "" {
			text := string(files[e.File])
			if !strings.Contains(text, e.Old) {
				return outcome{}, fmt.Errorf("the fault does not fit the app any more: %s has no %q", e.File, e.Old)
			}
			now = strings.Replace(text, e.Old, e.New, 1)
		}
		files[e.File] = []byte(now)
	}
	o := outcome{Name: d.Name, Golden: d.Golden}
	for _, only := range phases {
		var run []string
		for _, name := range only {
			if !strings.Contains(","+strings.Join(skip, ",")+",", ","+name+",") {
				run = append(run, name)
			}
		}
		if len(run) == 0 {
			continue
		}
		results, _, err := r.Run(ctx, gate.Input{Files: files, Spec: g.spec, Only: run}, nil)
		if err != nil {
			return o, err
		}
		for _, res := range results {
			switch {
			case res.Status == gate.Unavailable:
				return o, errors.New(res.Gate + " gate: " + res.Summary)
			case res.Status == gate.Failed && len(res.Findings) > 0:
				o.Gate, o.Rule, o.Message = res.Gate, res.Findings[0].Rule, res.Findings[0].Message
				return o, nil
			}
		}
	}
	return o, nil
}

func short(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	return text[:min(len(text), 110)]
}

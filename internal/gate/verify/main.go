// Command verify runs the gates over an app's folder, prints what they found and what each of them took. It is how
// gates are measured and worked on; builds run them by way of the pipeline.
//
//	go run ./internal/gate/verify -spec spec.json [-base folder -base-spec spec.json] [-only lint,types] [-times 3] [-apart] [folder]
//
// Without a folder the app is compiled from the spec.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
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

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	ok, err := run(ctx)
	if err != nil {
		fmt.Fprintln(os.Stderr, "verify:", err)
	}
	if err != nil || !ok {
		os.Exit(1)
	}
}

func run(ctx context.Context) (bool, error) {
	specFile := flag.String("spec", "", "the app's spec, JSON")
	baseDir := flag.String("base", "", "folder of the build that this one follows")
	baseSpec := flag.String("base-spec", "", "its spec, JSON")
	only := flag.String("only", "", "gates to run, comma-separated")
	keep := flag.String("keep", "", "folder that keeps the runnable app and the screenshots")
	store := flag.String("deps", "", "dependency store")
	reference := flag.String("reference", "", "folder of the app that warms a new store")
	times := flag.Int("times", 1, "how often to run")
	verbose := flag.Bool("v", false, "print the tools' output")
	allowNone := flag.Bool("allow-none", false, "run without a sandbox where there is none")
	apart := flag.Bool("apart", false, "then run the gates one after another too, and print at once ÷ apart")
	flag.Parse()
	if flag.NArg() > 1 || *specFile == "" {
		return false, fmt.Errorf("usage: verify -spec spec.json [folder]")
	}
	in := gate.Input{Keep: *keep}
	if *only != "" {
		in.Only = strings.Split(*only, ",")
	}
	var err error
	if flag.NArg() == 0 {
		in.Spec, in.Files, err = compile(*specFile)
	} else {
		in.Spec, in.Files, err = read(*specFile, flag.Arg(0))
	}
	if err != nil {
		return false, err
	}
	if *baseDir != "" {
		in.Base = &gate.Base{}
		if in.Base.Spec, in.Base.Files, err = read(*baseSpec, *baseDir); err != nil {
			return false, err
		}
	}
	box, err := sandbox.New(ctx, sandbox.Options{AllowNone: *allowNone})
	if err != nil {
		return false, err
	}
	shared, err := deps.Open(*store)
	if err != nil {
		return false, err
	}
	r := &gate.Runner{Box: box, Deps: shared, Source: deps.Source{Package: in.Files["package.json"], Lock: in.Files["package-lock.json"]}}
	if *reference != "" {
		r.Source.Reference = func() (map[string][]byte, error) { return readApp(*reference) }
	}
	fine := true
	for range *times {
		start := time.Now()
		results, out, err := r.Run(ctx, in, func(e gate.Event) {
			if *verbose || e.Phase == "install" {
				fmt.Fprintf(os.Stderr, "%6.1fs %-9s %-6s %s\n", time.Since(start).Seconds(), e.Gate, e.Phase, e.Line)
			}
		})
		if err != nil {
			return false, err
		}
		took := time.Since(start)
		fine = show(results, out, took) && fine
		if *apart {
			sum, err := oneByOne(ctx, r, in)
			if err != nil {
				return false, err
			}
			fmt.Printf("%-9s %-11s %6.1fs  at once ÷ one after another: %.2f\n", "apart", "", sum.Seconds(), took.Seconds()/sum.Seconds())
		}
	}
	return fine, nil
}

// oneByOne runs each gate that was asked for alone, the next when the one before has ended, and sums what they took. The browser gate's time is
// without the build that it needs, which has had its turn.
func oneByOne(ctx context.Context, r *gate.Runner, in gate.Input) (time.Duration, error) {
	var sum time.Duration
	for _, name := range wanted(in.Only) {
		alone := in
		alone.Only, alone.Keep = []string{name}, ""
		results, _, err := r.Run(ctx, alone, nil)
		if err != nil {
			return 0, err
		}
		for _, res := range results {
			if res.Gate == name {
				sum += res.Duration
			}
		}
	}
	return sum, nil
}

// wanted are the gates that were asked for, in the order of report; all when none was named.
func wanted(only []string) []string {
	var out []string
	for _, name := range gate.Order {
		if len(only) == 0 || slices.Contains(only, name) {
			out = append(out, name)
		}
	}
	return out
}

// compile makes the app of a spec.
func compile(specFile string) (*spec.Spec, map[string][]byte, error) {
	text, err := os.ReadFile(specFile)
	if err != nil {
		return nil, nil, err
	}
	s, err := spec.Parse(text)
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", specFile, err)
	}
	accept.Prove(s)
	engine, err := compiler.New()
	if err != nil {
		return nil, nil, err
	}
	app, err := engine.Compile(s, nil)
	if err != nil {
		return nil, nil, err
	}
	return s, app.Files(), nil
}

func show(results []gate.Result, out gate.Output, took time.Duration) bool {
	fine := true
	for _, r := range results {
		fine = fine && (r.Status == gate.Passed || r.Status == gate.Skipped)
		fmt.Printf("%-9s %-11s %6.1fs  %s\n", r.Gate, r.Status, r.Duration.Seconds(), r.Summary)
		for _, f := range r.Findings {
			fmt.Printf("          %s %s %s:%d %s\n", f.Severity, f.Rule, f.File, f.Line, f.Message)
		}
	}
	fmt.Printf("%-9s %-11s %6.1fs\n", "all", out.Isolation.Level, took.Seconds())
	return fine
}

func read(specFile, dir string) (*spec.Spec, map[string][]byte, error) {
	text, err := os.ReadFile(specFile)
	if err != nil {
		return nil, nil, err
	}
	var s spec.Spec
	if err := json.Unmarshal(text, &s); err != nil {
		return nil, nil, fmt.Errorf("%s: %w", specFile, err)
	}
	files, err := readApp(dir)
	return &s, files, err
}

func readApp(dir string) (map[string][]byte, error) {
	files := map[string][]byte{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if n := d.Name(); n == "node_modules" || n == ".next" || n == ".data" || n == ".git" {
				return fs.SkipDir
			}
			return nil
		}
		rel, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		files[filepath.ToSlash(rel)], err = os.ReadFile(path)
		return err
	})
	return files, err
}

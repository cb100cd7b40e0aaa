package cli

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"os"
	"testing"
	"time"

	"github.com/skycot/skycot/internal/account"
	"github.com/skycot/skycot/internal/build"
	"github.com/skycot/skycot/internal/gate/deps"
	"github.com/skycot/skycot/internal/project"
)

const benchText = "A project management tool with kanban boards, team collaboration, and time tracking"

// bench is a running machine with an account.
type bench struct {
	m     *machine
	scope build.Scope
}

func newBench(b *testing.B) *bench {
	b.Helper()
	m, err := openMachine(b.Context(), machineConfig{dir: b.TempDir(), log: slog.New(slog.DiscardHandler), verifies: 1, onInstall: func(deps.Progress) {}})
	if err != nil {
		b.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- m.worker.Run(ctx) }()
	b.Cleanup(func() {
		stop()
		if err := errors.Join(<-done, m.close()); err != nil {
			b.Error(err)
		}
	})
	a, err := account.NewService(m.store, account.BuiltinTiers(), time.Now).Create(b.Context(), "a@example.com", "enterprise")
	if err != nil {
		b.Fatal(err)
	}
	return &bench{m, build.Scope{AccountID: a.ID, Livemode: true}}
}

// build takes a text to an ended build.
func (x *bench) build(b *testing.B, verify bool) build.Build {
	b.Helper()
	p, err := project.NewService(x.m.store, nil, time.Now).Create(b.Context(), x.scope, project.Params{Name: "Boards", Description: benchText})
	if err != nil {
		b.Fatal(err)
	}
	made, err := x.m.builds.Create(b.Context(), x.scope, build.CreateParams{ProjectID: p.ID, NoVerify: !verify})
	if err != nil {
		b.Fatal(err)
	}
	stream, err := x.m.builds.Events(b.Context(), x.scope, made.ID, 0)
	for err == nil {
		_, err = stream.Next(b.Context())
	}
	if !errors.Is(err, io.EOF) {
		b.Fatal(err)
	}
	if made, err = x.m.builds.Get(b.Context(), x.scope, made.ID); err != nil {
		b.Fatal(err)
	}
	return made
}

// Text → all files and the sealed ZIP, through store, queue and blobs, no gates. To stay under 150 ms.
func BenchmarkTextToFiles(b *testing.B) {
	x := newBench(b)
	for b.Loop() {
		if made := x.build(b, false); made.Status != build.Completed {
			b.Fatalf("ended as %s: %+v", made.Status, made.Error)
		}
	}
}

// A verified build on a warm dependency store, with each gate's share in seconds. Needs SKYCOT_BENCH_VERIFIED=1: it
// takes a minute of both cores.
func BenchmarkVerifiedBuild(b *testing.B) {
	if os.Getenv("SKYCOT_BENCH_VERIFIED") != "1" {
		b.Skip("set SKYCOT_BENCH_VERIFIED=1")
	}
	x := newBench(b)
	if err := x.m.gates.warm(b.Context()); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		made := x.build(b, true)
		for _, v := range made.Verification {
			b.ReportMetric(float64(v.DurationMS)/1000, v.Gate+"-s")
			if len(v.Findings) > 0 || v.Status != "passed" {
				b.Logf("%s %s: %s", v.Gate, v.Status, v.Summary)
			}
		}
		if made.Status != build.Completed || !made.Verified {
			b.Errorf("ended as %s, verified %v", made.Status, made.Verified)
		}
	}
}

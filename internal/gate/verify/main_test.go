package main

import (
	"slices"
	"testing"

	"github.com/skycot/skycot/internal/gate"
)

func TestApartRunsWhatWasAskedFor(t *testing.T) {
	if got := wanted([]string{gate.Types, gate.Lint}); !slices.Equal(got, []string{gate.Lint, gate.Types}) {
		t.Errorf("%v", got)
	}
	if got := wanted(nil); !slices.Equal(got, gate.Order) {
		t.Errorf("%v", got)
	}
}

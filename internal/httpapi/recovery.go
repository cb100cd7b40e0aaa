package httpapi

import (
	"time"

	"github.com/skycot/skycot/internal/build"
	"github.com/skycot/skycot/internal/recovery"
)

type recoveryView struct {
	Steps  []recoveryStepView `json:"steps"`
	Tokens build.Tokens       `json:"tokens"`
}

type recoveryStepView struct {
	Kind         recovery.Kind `json:"kind"`
	Reason       string        `json:"reason"`
	Gates        []string      `json:"gates"`
	Findings     int           `json:"findings"`
	Sessions     []string      `json:"sessions"`
	LeftOut      []leftOutView `json:"left_out"`
	PutBack      []string      `json:"put_back"`
	ChangedFiles int           `json:"changed_files"`
	Outcome      *string       `json:"outcome"`
	StartedAt    time.Time     `json:"started_at"`
	CompletedAt  *time.Time    `json:"completed_at"`
}

type leftOutView struct {
	Node string `json:"node"`
	Why  string `json:"why"`
}

func viewRecovery(r build.Recovery) recoveryView {
	return recoveryView{Tokens: r.Tokens, Steps: each(r.Steps, func(s recovery.Step) recoveryStepView {
		return recoveryStepView{
			Kind: s.Kind, Reason: s.Reason, Gates: full(s.Gates), Findings: s.Findings, Sessions: full(s.Sessions),
			LeftOut: each(s.LeftOut, func(l recovery.Left) leftOutView { return leftOutView{l.Node, l.Why} }), PutBack: full(s.PutBack),
			ChangedFiles: len(s.Changed), Outcome: orNull(string(s.Outcome)), StartedAt: s.StartedAt.UTC(), CompletedAt: utc(s.CompletedAt),
		}
	})}
}

package compiler

import (
	"github.com/skycot/skycot/internal/engine"
	"github.com/skycot/skycot/internal/spec"
)

func (t *tree) migrations(out map[string][]byte, s *spec.Spec, base *engine.Base) error { return nil }

// Package goldens holds apps as the compiler writes them for a few specs, so that a change of the living app or the
// compiler shows in review as what it does to apps. Each folder has a spec.json; minimal and kitchen-sink have the app.
package goldens

import _ "embed"

// KitchenSink is the spec of an app that has a bit of everything.
//
//go:embed kitchen-sink/spec.json
var KitchenSink []byte

// Package goldens holds apps as the compiler writes them for a few specs, so that a change of the living app or the
// compiler shows in review as what it does to apps. Each folder has a spec.json; minimal and kitchen-sink have the app.
package goldens

// Package tools holds the JavaScript that gates run with Node: the browser driver and the database matrix. It is kept
// as files, with a package.json and lock file of its own, so that it can be linted and run by hand.
package tools

import "embed"

// Package and Lock say what the tools need installed.
//
//go:embed package.json
var Package []byte

// Lock pins what Package asks for.
//
//go:embed package-lock.json
var Lock []byte

// Scripts are the programs, in one flat folder.
//
//go:embed *.mjs
var Scripts embed.FS

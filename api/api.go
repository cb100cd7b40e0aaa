// Package api holds the contract: the OpenAPI 3.1 document that the server serves, checks requests against and is
// tested against, and the examples that the documentation shows and the tests replay.
//
// contract/*.yaml is what people edit. `go generate ./api` joins the parts, in the order of their names, into
// openapi.yaml and writes out what every operation shares (headers, the common errors); a test fails when the two differ.
package api

import (
	"embed"
	"encoding/json"
	"sync"

	"go.yaml.in/yaml/v3"
)

//go:generate go run ./bundle contract openapi.yaml

// OpenAPI is the contract as YAML, whole.
//
//go:embed openapi.yaml
var OpenAPI []byte

//go:embed examples/*.yaml
var examples embed.FS

// JSON returns the contract as JSON, the same bytes each time.
var JSON = sync.OnceValue(func() []byte {
	var doc any
	if err := yaml.Unmarshal(OpenAPI, &doc); err != nil {
		panic("api/openapi.yaml: " + err.Error()) // a test reads the same bytes
	}
	b, err := json.Marshal(doc)
	if err != nil {
		panic("api/openapi.yaml: " + err.Error())
	}
	return b
})

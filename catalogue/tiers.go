package catalogue

import _ "embed"

// Tiers is tiers.yaml: what an account pays for and what it may do. Package account reads it.
//
//go:embed tiers.yaml
var Tiers []byte

// TiersSchema is the JSON Schema of Tiers and of an operator's own file.
//
//go:embed tiers.schema.json
var TiersSchema []byte

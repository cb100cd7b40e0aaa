package spec

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
)

// Canonical writes a spec as the one JSON text it has: fields in the order of the types, map keys sorted, two-space
// indent, no HTML escaping, a newline at the end. Equal specs give equal bytes.
func Canonical(s *Spec) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(s); err != nil {
		return nil, fmt.Errorf("spec: encoding: %w", err)
	}
	return b.Bytes(), nil
}

// Parse reads a spec. Unknown fields are an error that names them; it does not Validate.
func Parse(data []byte) (*Spec, error) {
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	var s Spec
	if err := dec.Decode(&s); err != nil {
		return nil, fmt.Errorf("spec: %w", err)
	}
	if _, err := dec.Token(); err != io.EOF {
		return nil, fmt.Errorf("spec: more than one JSON value")
	}
	return &s, nil
}

// Clone gives a deep copy. Numbers of samples and defaults come back as float64, as from any JSON.
func Clone(s *Spec) *Spec {
	data, err := json.Marshal(s)
	if err != nil {
		panic("spec: a spec holds only JSON values: " + err.Error())
	}
	var out Spec
	if err := json.Unmarshal(data, &out); err != nil {
		panic("spec: reading back what was just written: " + err.Error())
	}
	return &out
}

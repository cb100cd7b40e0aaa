package spec

import (
	"encoding/json"
	"reflect"
	"strings"
	"sync"
)

// Schema returns the JSON Schema (2020-12) of a spec, made from the types of this package so that the two cannot differ.
// What it cannot say (names that refer to one another) is Validate's.
var Schema = sync.OnceValue(func() []byte {
	b := schemaBuilder{defs: map[string]any{}}
	root := b.of(reflect.TypeFor[Spec]())
	out, err := json.MarshalIndent(map[string]any{
		"$schema": "https://json-schema.org/draft/2020-12/schema",
		"title":   "App spec",
		"$ref":    root["$ref"],
		"$defs":   b.defs,
	}, "", "  ")
	if err != nil {
		panic("spec: schema: " + err.Error())
	}
	return append(out, '\n')
})

type schemaBuilder struct{ defs map[string]any }

// of gives the schema of a type; structs are put among the definitions and referred to.
func (b *schemaBuilder) of(t reflect.Type) map[string]any {
	switch t.Kind() {
	case reflect.Pointer:
		return b.of(t.Elem())
	case reflect.String:
		if t == reflect.TypeFor[FieldKind]() {
			return map[string]any{"type": "string", "enum": Kinds}
		}
		return map[string]any{"type": "string"}
	case reflect.Int:
		return map[string]any{"type": "integer"}
	case reflect.Float64:
		return map[string]any{"type": "number"}
	case reflect.Bool:
		return map[string]any{"type": "boolean"}
	case reflect.Interface:
		return map[string]any{}
	case reflect.Map:
		return map[string]any{"type": "object"}
	case reflect.Array:
		return map[string]any{"type": "array", "items": b.of(t.Elem()), "minItems": t.Len(), "maxItems": t.Len()}
	case reflect.Slice:
		return map[string]any{"type": []string{"array", "null"}, "items": b.of(t.Elem())}
	case reflect.Struct:
		if _, done := b.defs[t.Name()]; !done {
			b.defs[t.Name()] = nil // stops a type that holds itself
			b.defs[t.Name()] = b.object(t)
		}
		return map[string]any{"$ref": "#/$defs/" + t.Name()}
	}
	panic("spec: no schema for " + t.String())
}

func (b *schemaBuilder) object(t reflect.Type) map[string]any {
	properties := map[string]any{}
	required := []string{}
	for i := range t.NumField() {
		f := t.Field(i)
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		properties[name] = b.of(f.Type)
		if options != "omitempty" {
			required = append(required, name)
		}
	}
	return map[string]any{"type": "object", "properties": properties, "required": required, "additionalProperties": false}
}

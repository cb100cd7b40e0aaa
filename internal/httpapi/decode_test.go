package httpapi

import (
	"encoding/json"
	"reflect"
	"testing"
	"unicode/utf8"

	"github.com/skycot/skycot/internal/fault"
)

// FuzzParseJSON: whatever comes in, the decoder neither panics nor takes what encoding/json refuses, and what it takes
// means the same.
func FuzzParseJSON(f *testing.F) {
	for _, tc := range bad {
		if len(tc.body) < 1000 {
			f.Add([]byte(tc.body))
		}
	}
	f.Add([]byte(`{"a":[1,2.5e3,"x\n😀",null,true,{"b":{}}]}`))
	f.Add([]byte(`"\\ud800"`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		got, err := parseJSON(raw)
		var want any
		if err != nil {
			if code := fault.CodeOf(err); code != fault.InvalidJSON {
				t.Fatalf("%q: %v", raw, err)
			}
			return
		}
		if !utf8.Valid(raw) || !json.Valid(raw) {
			t.Fatalf("%q passes", raw)
		}
		if err := json.Unmarshal(raw, &want); err != nil {
			t.Fatalf("%q: %v", raw, err)
		}
		if !reflect.DeepEqual(plain(got), want) {
			t.Fatalf("%q: %v, encoding/json says %v", raw, got, want)
		}
	})
}

// plain turns json.Number into float64, as encoding/json would have it.
func plain(v any) any {
	switch v := v.(type) {
	case json.Number:
		f, _ := v.Float64()
		return f
	case []any:
		out := make([]any, len(v))
		for i := range v {
			out[i] = plain(v[i])
		}
		return out
	case map[string]any:
		out := make(map[string]any, len(v))
		for k, e := range v {
			out[k] = plain(e)
		}
		return out
	}
	return v
}

// FuzzIssues: whatever body passes the decoder is either valid or answered with at least one issue that has a place.
func FuzzIssues(f *testing.F) {
	c, err := loadContract()
	if err != nil {
		f.Fatal(err)
	}
	f.Add([]byte(`{"requirements":"x","integrations":["a","a"],"decisions":{"k":1},"base_build_id":7,"zz":1}`))
	f.Add([]byte(`{"name":"","description":5}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		v, err := parseJSON(raw)
		if err != nil {
			return
		}
		for _, id := range []string{"createProject", "updateProject", "createBuild", "deployBuild"} {
			op := c.operations[id]
			issues := op.checkBody(c, v)
			if (op.body.Validate(v) != nil) != (len(issues) > 0) {
				t.Fatalf("%s %q: %v", id, raw, issues)
			}
			for _, i := range issues {
				if i.Path == nil || i.Message == "" || i.Code == "" {
					t.Fatalf("%s %q: %+v", id, raw, i)
				}
			}
		}
	})
}

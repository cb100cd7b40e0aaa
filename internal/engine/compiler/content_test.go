package compiler

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"github.com/skycot/skycot/internal/spec"
)

// An agent about things that nothing is known of has empty lists in its file: null stopped the app from starting.
func TestContentHasListsInsteadOfNull(t *testing.T) {
	agent := spec.Agent{Subject: spec.AgentSubject{Label: "Client"}}
	text, err := indented(map[string]any{"agent": &agent, "none": nil, "page": (*spec.Site)(nil), "rows": []map[string]any{{"tags": []string(nil), "n": 1.5}}})
	if err != nil {
		t.Fatal(err)
	}
	var back struct {
		Agent struct {
			Subject map[string]any
			Samples []any
			Tools   []any
		}
		Rows []map[string]any
	}
	if err := json.Unmarshal(text, &back); err != nil {
		t.Fatal(err)
	}
	if back.Agent.Samples == nil || back.Agent.Tools == nil || back.Agent.Subject["facts"] == nil || back.Agent.Subject["samples"] == nil || !reflect.DeepEqual(back.Rows, []map[string]any{{"tags": []any{}, "n": 1.5}}) {
		t.Errorf("%s", text)
	}
	if n := strings.Count(string(text), "null"); n != 2 {
		t.Errorf("%d nulls: what is no list stays as it is\n%s", n, text)
	}
	if agent.Samples != nil {
		t.Error("the spec itself was changed")
	}
}

// Package plan turns a spec into a DAG of sessions with disjoint write sets, and says what a build will cost.
package plan

// Plan is the DAG of one build. Sessions are in a topological order.
type Plan struct {
	Sessions []Session `json:"sessions"`
	Estimate Estimate  `json:"estimate"`
}

// Session is one unit of build work. Write sets (Owns) of a plan are disjoint.
type Session struct {
	Name      string   `json:"name"`  // unique in the plan: "schema", "feature-task"
	Layer     string   `json:"layer"` // setup | database | auth | data | feature | pages | theme | integrations | seed | tests | docs | verify
	DependsOn []string `json:"depends_on"`
	Engine    string   `json:"engine"`  // compiler | model; "" for verify
	Skipped   bool     `json:"skipped"` // taken over unchanged from the base build
	// Owns is the write set: patterns of paths. "dir/" is all of a folder, "**/name/" a folder of that name at any
	// depth below what precedes it, anything else one file. Of two patterns that match a path the longer one counts.
	Owns []string `json:"owns,omitempty"`
}

// Estimate is what the model sessions will cost; all zero when the built-in compiler does everything.
type Estimate struct {
	TokensLow  int    `json:"tokens_low"`
	Tokens     int    `json:"tokens"`
	TokensHigh int    `json:"tokens_high"`
	CostUSD    string `json:"cost_usd"` // decimal, "0.00"
}

// Compiler is the name of the built-in engine, as sessions record it.
const Compiler = "compiler"

// Verify is the name and the layer of the last session, which runs the gates.
const Verify = "verify"

// Session returns the session of that name.
func (p *Plan) Session(name string) (Session, bool) {
	for _, s := range p.Sessions {
		if s.Name == name {
			return s, true
		}
	}
	return Session{}, false
}

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
	Layer     string   `json:"layer"` // database | auth | data | feature | pages | theme | integrations | seed | tests | docs | verify
	DependsOn []string `json:"depends_on"`
	Engine    string   `json:"engine"`  // compiler | model; "" for verify
	Skipped   bool     `json:"skipped"` // taken over unchanged from the base build
}

// Estimate is what the model sessions will cost; all zero when the built-in compiler does everything.
type Estimate struct {
	TokensLow  int    `json:"tokens_low"`
	Tokens     int    `json:"tokens"`
	TokensHigh int    `json:"tokens_high"`
	CostUSD    string `json:"cost_usd"` // decimal, "0.00"
}

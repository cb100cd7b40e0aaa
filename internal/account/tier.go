package account

import (
	"encoding/json"
	"fmt"
	"math/big"
	"slices"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v3"

	"github.com/skycot/skycot/catalogue"
)

// Tier is what an account pays for. Plans of builds are something else (package plan).
type Tier struct {
	Slug              string     `yaml:"slug"`
	Name              string     `yaml:"name"`
	PriceUSD          *string    `yaml:"price_usd"` // a month, "49.00"; nil: by contract
	TokensPerMonth    int64      `yaml:"tokens_per_month"`
	OverageUSD        string     `yaml:"overage_usd_per_million"` // "8.00"
	API               bool       `yaml:"api"`
	RequestsPerMinute int        `yaml:"requests_per_minute"`
	Deploy            bool       `yaml:"deploy"`
	ConcurrentBuilds  int        `yaml:"concurrent_builds"`
	Archetypes        archetypes `yaml:"archetypes"`
	rank              int
}

// AllowsArchetype reports whether the tier may build apps of the archetype.
func (t Tier) AllowsArchetype(slug string) bool {
	return t.Archetypes.all || slices.Contains(t.Archetypes.slugs, slug)
}

// OverageRate is the price of tokens past the allowance, in the words of the API: "8.00 per 1M tokens".
func (t Tier) OverageRate() string { return t.OverageUSD + " per 1M tokens" }

// OverageCents is what so many tokens past the allowance cost, in cents, rounded up.
func (t Tier) OverageCents(tokens int64) int64 {
	rate, ok := new(big.Rat).SetString(t.OverageUSD)
	if !ok || tokens <= 0 {
		return 0
	}
	cents := rate.Mul(rate, big.NewRat(tokens, 10_000)) // usd/1M × tokens × 100 cents
	q, m := new(big.Int).QuoRem(cents.Num(), cents.Denom(), new(big.Int))
	if m.Sign() > 0 {
		q.Add(q, big.NewInt(1))
	}
	return q.Int64()
}

// archetypes is "all" or a list of slugs.
type archetypes struct {
	all   bool
	slugs []string
}

// UnmarshalYAML reads either form.
func (a *archetypes) UnmarshalYAML(n *yaml.Node) error {
	if n.Kind == yaml.ScalarNode && n.Value == "all" {
		a.all = true
		return nil
	}
	return n.Decode(&a.slugs)
}

// Tiers are all the tiers, lowest first.
type Tiers []Tier

// BuiltinTiers returns the tiers of catalogue/tiers.yaml.
func BuiltinTiers() Tiers {
	t, err := ParseTiers(catalogue.Tiers)
	if err != nil {
		panic("catalogue/tiers.yaml: " + err.Error()) // a test reads the same bytes
	}
	return t
}

// ParseTiers reads a tiers file: catalogue/tiers.yaml or the operator's own. The error names the place that
// catalogue/tiers.schema.json does not allow.
func ParseTiers(data []byte) (Tiers, error) {
	var doc any
	if err := yaml.Unmarshal(data, &doc); err != nil {
		return nil, fmt.Errorf("not YAML: %w", err)
	}
	if err := checkTiers(doc); err != nil {
		return nil, err
	}
	var file struct {
		Tiers Tiers `yaml:"tiers"`
	}
	if err := yaml.Unmarshal(data, &file); err != nil {
		return nil, err
	}
	for i := range file.Tiers {
		file.Tiers[i].rank = i
		if j := slices.IndexFunc(file.Tiers, func(t Tier) bool { return t.Slug == file.Tiers[i].Slug }); j != i {
			return nil, fmt.Errorf("two tiers have the slug %q", file.Tiers[i].Slug)
		}
	}
	return file.Tiers, nil
}

func checkTiers(doc any) error {
	var schemaDoc any
	if err := json.Unmarshal(catalogue.TiersSchema, &schemaDoc); err != nil {
		return err
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("tiers.schema.json", schemaDoc); err != nil {
		return err
	}
	schema, err := c.Compile("tiers.schema.json")
	if err != nil {
		return err
	}
	return schema.Validate(doc)
}

// Find returns the tier of that slug.
func (ts Tiers) Find(slug string) (Tier, bool) {
	for _, t := range ts {
		if t.Slug == slug {
			return t, true
		}
	}
	return Tier{}, false
}

// Slugs returns the slugs, lowest tier first.
func (ts Tiers) Slugs() []string {
	out := make([]string, len(ts))
	for i, t := range ts {
		out[i] = t.Slug
	}
	return out
}

// Lowest returns the first tier for which ok holds; the highest tier when it holds for none.
func (ts Tiers) Lowest(ok func(Tier) bool) Tier {
	for _, t := range ts {
		if ok(t) {
			return t
		}
	}
	return ts[len(ts)-1]
}

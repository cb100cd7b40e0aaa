package compiler

import "github.com/skycot/skycot/internal/spec"

// figuresFile is src/content/figures.json: what is shown of the key figures; how they are worked out is in the schema.
type figuresFile struct {
	Figures    []figureEntry    `json:"figures"`
	Charts     []chartEntry     `json:"charts"`
	Breakdowns []breakdownEntry `json:"breakdowns"`
}

type figureEntry struct {
	Name     string   `json:"name"`
	Label    string   `json:"label"`
	Kind     string   `json:"kind"`
	Unit     string   `json:"unit"`
	Decimals int      `json:"decimals"`
	Periods  []string `json:"periods"`
	Compare  bool     `json:"compare"`
	Good     string   `json:"good"`
	Hidden   bool     `json:"hidden"`
	Roles    []string `json:"roles"`
}

type chartEntry struct {
	Label   string   `json:"label"`
	Kind    string   `json:"kind"`
	Figures []string `json:"figures"`
	By      string   `json:"by"`
	Points  int      `json:"points"`
	Target  float64  `json:"target"`
	Wrong   string   `json:"wrong"`
}

type breakdownEntry struct {
	Name     string   `json:"name"`
	Label    string   `json:"label"`
	Kind     string   `json:"kind"`
	Unit     string   `json:"unit"`
	Decimals int      `json:"decimals"`
	Value    string   `json:"value"`  // what the number is
	Head     string   `json:"head"`   // what the lines are
	Each     string   `json:"each"`   // day | week | month, of lines that are dates
	Across   string   `json:"across"` // the same of the columns: what they are, or "" for none
	Columns  string   `json:"columns"`
	Period   string   `json:"period"`
	Show     string   `json:"show"`
	Order    string   `json:"order"`
	Rows     int      `json:"rows"`
	Mark     string   `json:"mark"`
	Tone     string   `json:"tone"`
	Roles    []string `json:"roles"`
}

func figureContent(s *spec.Spec) figuresFile {
	n := s.Numbers
	out := figuresFile{Figures: []figureEntry{}, Charts: []chartEntry{}, Breakdowns: []breakdownEntry{}}
	for _, c := range n.Charts {
		out.Charts = append(out.Charts, chartEntry(c))
	}
	for _, b := range n.Breakdowns {
		e := breakdownEntry{Name: b.Name, Label: b.Label, Kind: string(b.Kind), Unit: b.Unit, Decimals: b.Decimals, Head: groupHead(s, b.Of, b.By), Each: b.By.Unit,
			Period: b.Period, Show: b.Show, Order: b.Order, Rows: b.Rows, Roles: append([]string{}, b.Roles...)}
		if e.Value = b.Head; e.Value == "" {
			e.Value = b.Label
		}
		if b.Across != nil {
			e.Across, e.Columns = groupHead(s, b.Of, *b.Across), b.Across.Unit
		}
		if b.Mark != nil {
			e.Mark, e.Tone = b.Mark.Label, b.Mark.Tone
		}
		out.Breakdowns = append(out.Breakdowns, e)
	}
	for _, f := range n.Figures {
		out.Figures = append(out.Figures, figureEntry{f.Name, f.Label, string(f.Kind), f.Unit, f.Decimals, append([]string{}, f.Periods...), f.Compare,
			f.Good, f.Hidden, append([]string{}, f.Roles...)})
	}
	return out
}

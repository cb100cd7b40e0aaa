package compiler

import "github.com/skycot/skycot/internal/spec"

// figuresFile is src/content/figures.json: what is shown of the key figures; how they are worked out is in the schema.
type figuresFile struct {
	Figures []figureEntry `json:"figures"`
	Charts  []spec.Chart  `json:"charts"`
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

func figureContent(n *spec.Numbers) figuresFile {
	out := figuresFile{Figures: []figureEntry{}, Charts: append([]spec.Chart{}, n.Charts...)}
	for _, f := range n.Figures {
		out.Figures = append(out.Figures, figureEntry{f.Name, f.Label, string(f.Kind), f.Unit, f.Decimals, append([]string{}, f.Periods...), f.Compare,
			f.Good, f.Hidden, append([]string{}, f.Roles...)})
	}
	return out
}

package compiler

import (
	"fmt"
	"strings"
	"sync"

	"github.com/skycot/skycot/internal/slice"
)

// pieceWords is the vocabulary of living/evolve: placeholders for names and for SQL that comes from the living app's own
// schema, never from a user.
var pieceWords = sync.OnceValue(func() *slice.Vocabulary {
	return slice.NewVocabulary(&slice.Type{Name: "change", Names: []string{"SampleTable", "SampleColumn", "SampleDefinition", "SampleValue",
		"SampleBefore", "SampleName"}})
})

// words fills the placeholders of a piece; the keys are the placeholders in snake case without "sample_".
type words map[string]string

// piece renders living/evolve/<name>.sql.
func (t *tree) piece(name string, w words) (string, error) {
	tpl := t.pieces[name]
	if tpl == nil {
		return "", fmt.Errorf("living/evolve/%s.sql is missing", name)
	}
	sc := slice.NewScope("change")
	for k, v := range w {
		sc.Names["Sample"+strings.ToUpper(k[:1])+k[1:]] = slice.RawName(v)
	}
	files, err := tpl.Render(sc, nil)
	if err != nil {
		return "", err
	}
	return string(files[0].Data), nil
}

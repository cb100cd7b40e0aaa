package compiler

import (
	"fmt"
	"strings"
	"sync"

	"github.com/skycot/skycot/internal/slice"
)

// pieceWords is the vocabulary of living/evolve: placeholders for names and for SQL that comes from the living app's own
// schema, never from a user; and a field, for the value that old rows get in it.
var pieceWords = sync.OnceValue(func() *slice.Vocabulary {
	return slice.NewVocabulary(&slice.Type{
		Name: "change",
		Names: []string{"SampleTable", "SampleColumn", "SampleDefinition", "SampleValue",
			"SampleBefore", "SampleName"},
		Lists: map[string]*slice.Type{"field": fieldType()},
	})
})

// piece renders living/evolve/<name>.sql. The keys of words are the placeholders without "Sample", in lower case.
func (t *tree) piece(name string, words map[string]string) (string, error) {
	sc := slice.NewScope("change")
	for k, v := range words {
		sc.Names["Sample"+strings.ToUpper(k[:1])+k[1:]] = slice.RawName(v)
	}
	return t.pieceIn(name, sc)
}

func (t *tree) pieceIn(name string, sc *slice.Scope) (string, error) {
	tpl := t.pieces[name]
	if tpl == nil {
		return "", fmt.Errorf("living/evolve/%s.sql is missing", name)
	}
	files, err := tpl.Render(sc, nil)
	if err != nil {
		return "", err
	}
	return string(files[0].Data), nil
}

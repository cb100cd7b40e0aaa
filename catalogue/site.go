package catalogue

import (
	"sort"
	"strings"
	"sync"
)

// Site is the prose and the pictures of public sites.
type Site struct {
	Motifs  map[string][]string `yaml:"motifs"`
	Praise  []Praise            `yaml:"praise"`
	Streets []string            `yaml:"streets"`

	Messages []string            `yaml:"messages"`
	Sections map[string][]string `yaml:"sections"` // kind → phrases that ask for one

	words map[string]string // word → motif
}

// Praise is what a customer says.
type Praise struct {
	Name string `yaml:"name"`
	Text string `yaml:"text"`
}

// GetSite returns what public sites are made of. It panics when the embedded data is broken, which the tests rule out.
var GetSite = sync.OnceValue(func() *Site {
	s := &Site{words: map[string]string{}}
	if err := read(files, "site.yaml", s); err != nil {
		panic(err)
	}
	motifs := make([]string, 0, len(s.Motifs))
	for m := range s.Motifs {
		motifs = append(motifs, m)
	}
	sort.Strings(motifs)
	for _, m := range motifs {
		for _, w := range s.Motifs[m] {
			if s.words[w] == "" {
				s.words[w] = m
			}
		}
	}
	return s
})

// Motif returns the motif that a word or two ask for, "" when none does.
func (s *Site) Motif(words string) string { return s.words[strings.ToLower(words)] }

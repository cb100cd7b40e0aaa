package compiler

import (
	"slices"

	"github.com/skycot/skycot/internal/spec"
)

// landingContent is src/content/landing.json: the words of the spec, and which drawing stands beside them.
type landingContent struct {
	spec.Landing
	Picture picture `json:"picture"`
}

// picture says what the start page draws of the app: a kind that living/src/features/landing/picture.tsx knows, and the
// icons of up to four of its parts.
type picture struct {
	Kind  string   `json:"kind"`
	Icons []string `json:"icons"`
}

// heroPicture chooses what the app looks like at first sight: the view its first navigable records open with.
func heroPicture(s *spec.Spec) picture {
	p := picture{Kind: "list", Icons: []string{}}
	for i := range s.Entities {
		e := &s.Entities[i]
		if !e.Nav || len(p.Icons) == 4 {
			continue
		}
		if !slices.Contains(p.Icons, e.Icon) {
			p.Icons = append(p.Icons, e.Icon)
		}
		if p.Kind != "list" {
			continue // the first that has a view of its own is the app's face
		}
		switch {
		case e.Board != "":
			p.Kind = "board"
		case e.Map:
			p.Kind = "map"
		case e.Feed != nil:
			p.Kind = "feed"
		case e.Calendar != "":
			p.Kind = "calendar"
		case slices.Contains([]string{"cards", "gallery"}, first(e.Views)):
			p.Kind = "cards"
		}
	}
	switch {
	case s.Booking != nil:
		p.Kind = "calendar"
	case s.Shop != nil:
		p.Kind = "cards"
	case s.Numbers != nil && (p.Kind == "list" || p.Kind == "calendar"):
		p.Kind = "chart"
	}
	if len(p.Icons) == 0 {
		p.Icons = []string{"list", "users", "settings"}
	}
	return p
}

func first(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[0]
}

package ident

import "strings"

// irregular maps singulars to plurals that no rule gives. Words that are their own plural map to themselves.
var irregular = map[string]string{
	"person": "people", "man": "men", "woman": "women", "child": "children", "tooth": "teeth", "foot": "feet",
	"mouse": "mice", "goose": "geese", "ox": "oxen", "die": "dice", "penny": "pence",
	"leaf": "leaves", "loaf": "loaves", "shelf": "shelves", "knife": "knives", "wife": "wives", "life": "lives",
	"half": "halves", "calf": "calves", "wolf": "wolves", "thief": "thieves", "self": "selves", "scarf": "scarves",
	"analysis": "analyses", "basis": "bases", "crisis": "crises", "thesis": "theses", "diagnosis": "diagnoses",
	"hypothesis": "hypotheses", "synopsis": "synopses", "axis": "axes", "oasis": "oases", "prognosis": "prognoses",
	"criterion": "criteria", "phenomenon": "phenomena", "curriculum": "curricula", "bacterium": "bacteria",
	"medium": "media", "memorandum": "memoranda", "index": "indexes", "appendix": "appendices",
	"matrix": "matrices", "vertex": "vertices", "quiz": "quizzes", "cactus": "cacti", "fungus": "fungi",
	"alumnus": "alumni", "stimulus": "stimuli", "nucleus": "nuclei", "status": "statuses", "bus": "buses", "virus": "viruses",
	"photo": "photos", "piano": "pianos", "video": "videos", "studio": "studios", "logo": "logos", "memo": "memos",
	"radio": "radios", "zoo": "zoos", "casino": "casinos", "portfolio": "portfolios", "kilo": "kilos", "euro": "euros",
	"demo": "demos", "silo": "silos", "disco": "discos", "dynamo": "dynamos", "tattoo": "tattoos", "audio": "audios",
	"hero": "heroes", "echo": "echoes", "potato": "potatoes", "tomato": "tomatoes", "veto": "vetoes", "torpedo": "torpedoes",
	"lens": "lenses", "gas": "gases", "canvas": "canvases", "atlas": "atlases", "iris": "irises", "bonus": "bonuses",
	"campus": "campuses", "chorus": "choruses", "circus": "circuses", "census": "censuses", "focus": "focuses",
	"menu": "menus", "alias": "aliases", "bias": "biases", "pancreas": "pancreases", "trellis": "trellises",
	"move": "moves", "cafe": "cafes", "café": "cafés", "shoe": "shoes", "toe": "toes", "canoe": "canoes", "movie": "movies",
	"cookie": "cookies", "pie": "pies", "tie": "ties", "zombie": "zombies", "selfie": "selfies", "smoothie": "smoothies",
	"cache": "caches", "axe": "axes", "cake": "cakes", "bike": "bikes", "house": "houses", "horse": "horses",
	"course": "courses", "nurse": "nurses", "purse": "purses", "case": "cases", "base": "bases", "phase": "phases",
	"phrase": "phrases", "lease": "leases", "release": "releases", "purchase": "purchases", "expense": "expenses",
	"license": "licenses", "response": "responses", "exercise": "exercises", "franchise": "franchises", "enterprise": "enterprises",
	"database": "databases", "warehouse": "warehouses", "greenhouse": "greenhouses", "vase": "vases", "hose": "hoses",
	"rose": "roses", "dose": "doses", "nose": "noses", "pose": "poses", "prize": "prizes", "size": "sizes", "maze": "mazes",
	"cheese": "cheeses", "spouse": "spouses", "blouse": "blouses", "clause": "clauses", "cause": "causes", "cruise": "cruises",
	"premise": "premises", "promise": "promises", "verse": "verses", "universe": "universes", "corpse": "corpses",
	"message": "messages", "image": "images", "page": "pages", "village": "villages", "package": "packages",
	// the same in both numbers, or without a plural
	"news": "news", "series": "series", "species": "species", "sheep": "sheep", "fish": "fish", "deer": "deer",
	"aircraft": "aircraft", "equipment": "equipment", "information": "information", "feedback": "feedback", "staff": "staff",
	"stock": "stock", "inventory": "inventory", "luggage": "luggage", "furniture": "furniture", "software": "software",
	"hardware": "hardware", "data": "data", "music": "music", "work": "work", "homework": "homework", "research": "research",
	"money": "money", "machinery": "machinery", "clothing": "clothing", "knitwear": "knitwear", "livestock": "livestock",
	"offspring": "offspring", "headquarters": "headquarters", "salmon": "salmon", "trout": "trout", "advice": "advice",
	"maintenance": "maintenance", "attendance": "attendance", "progress": "progress", "produce": "produce", "mail": "mail",
	"minutes": "minutes", "sales": "sales", "goods": "goods", "chess": "chess", "yoga": "yoga", "gear": "gear",
}

var singulars = invert(irregular)

func invert(m map[string]string) map[string]string {
	out := make(map[string]string, len(m))
	for s, p := range m {
		if _, taken := out[p]; !taken {
			out[p] = s
		}
	}
	// plurals shared by two words, and second plurals
	out["axes"], out["bases"], out["indices"] = "axis", "base", "index"
	out["criterias"], out["cafes"], out["cafés"] = "criterion", "cafe", "café"
	return out
}

// Plural gives the plural of the last word of a phrase, keeping the case of its first letter: "Repair café" gives
// "Repair cafés".
func Plural(phrase string) string { return lastWord(phrase, pluralWord) }

// Singular gives the singular of the last word of a phrase. A singular is returned as it is.
func Singular(phrase string) string { return lastWord(phrase, singularWord) }

func lastWord(phrase string, turn func(string) string) string {
	at := strings.LastIndexAny(phrase, " -_/") + 1
	word := phrase[at:]
	lower := strings.ToLower(word)
	turned := turn(lower)
	switch {
	case word == lower:
		return phrase[:at] + turned
	case word == strings.ToUpper(word) && len([]rune(word)) > 1:
		if strings.HasPrefix(turned, lower) { // "PDF" gives "PDFs"
			return phrase[:at] + word + turned[len(lower):]
		}
		if strings.HasPrefix(lower, turned) {
			return phrase[:at] + word[:len(turned)]
		}
		return phrase[:at] + strings.ToUpper(turned)
	case strings.HasPrefix(turned, lower):
		return phrase[:at] + word + turned[len(lower):]
	case strings.HasPrefix(lower, turned) && len(word) == len(lower):
		return phrase[:at] + word[:len(turned)]
	default:
		return phrase[:at] + Sentence(turned)
	}
}

func pluralWord(w string) string {
	if p, ok := irregular[w]; ok {
		return p
	}
	if _, already := singulars[w]; already {
		return w
	}
	for _, end := range []string{"person", "man", "woman", "child", "foot", "tooth", "leaf", "shelf", "knife", "quiz", "craft"} {
		if strings.HasSuffix(w, end) && len(w) > len(end) && !strings.HasSuffix(w, "human") && !strings.HasSuffix(w, "german") {
			if end == "craft" {
				return w
			}
			return strings.TrimSuffix(w, end) + irregular[end]
		}
	}
	switch {
	case w == "", singularWord(w) != w && hasAnySuffix(w, "men", "people", "children", "leaves", "shelves"):
		return w
	case hasAnySuffix(w, "ch", "sh", "x", "ss", "z") || strings.HasSuffix(w, "us") || strings.HasSuffix(w, "is") && len(w) > 3:
		return w + "es"
	case strings.HasSuffix(w, "s"):
		return w
	case strings.HasSuffix(w, "y") && len(w) > 1 && !vowel(w[len(w)-2]):
		return w[:len(w)-1] + "ies"
	default:
		return w + "s"
	}
}

func singularWord(w string) string {
	if s, ok := singulars[w]; ok {
		return s
	}
	if _, already := irregular[w]; already {
		return w
	}
	for plural, end := range map[string]string{"people": "person", "women": "woman", "children": "child", "leaves": "leaf", "shelves": "shelf"} {
		if strings.HasSuffix(w, plural) && len(w) > len(plural) {
			return strings.TrimSuffix(w, plural) + end
		}
	}
	switch {
	case strings.HasSuffix(w, "men") && len(w) > 4 && !hasAnySuffix(w, "omen", "specimen", "regimen", "acumen", "abdomen"):
		return w[:len(w)-2] + "an"
	case strings.HasSuffix(w, "ies") && len(w) > 4:
		return w[:len(w)-3] + "y"
	case hasAnySuffix(w, "ches", "shes", "xes", "sses", "zzes") || strings.HasSuffix(w, "uses") && len(w) > 5:
		return w[:len(w)-2]
	case hasAnySuffix(w, "ss", "us", "is"):
		return w
	case strings.HasSuffix(w, "s") && len(w) > 2:
		return w[:len(w)-1]
	default:
		return w
	}
}

func hasAnySuffix(w string, ends ...string) bool {
	for _, e := range ends {
		if strings.HasSuffix(w, e) {
			return true
		}
	}
	return false
}

func vowel(b byte) bool { return strings.IndexByte("aeiou", b) >= 0 }

package compiler

import (
	"hash/fnv"

	"github.com/skycot/skycot/internal/slice"
	"github.com/skycot/skycot/internal/spec"
)

// themeVars are the colours of the living app's theme.css, with underscores, as paths under theme.light and theme.dark.
var themeVars = []string{"background", "foreground", "heading", "card", "muted", "muted_foreground", "border", "input", "ring",
	"primary", "primary_foreground", "primary_soft", "primary_soft_foreground", "link", "accent", "accent_foreground",
	"destructive", "destructive_foreground", "tone_neutral", "tone_neutral_foreground", "tone_info", "tone_info_foreground",
	"tone_success", "tone_success_foreground", "tone_warning", "tone_warning_foreground", "tone_danger", "tone_danger_foreground",
	"header", "header_foreground", "bar", "bar_foreground", "footer", "footer_foreground", "tint", "chart_1", "chart_2", "chart_3", "chart_4", "chart_5", "chart_6"}

// textRatio is the contrast of text that WCAG AA asks for, with a little to spare; on a ground of middle lightness no more
// than 4.58 can be had, by black or by white.
const textRatio = 4.55

// hues are what an app gets whose text names no colour, by its slug, so that two apps do not look alike.
var hues = []float64{268, 232, 195, 165, 145, 300, 350, 28, 50}

// theme works the palette out and puts it into the root scope.
func theme(s *spec.Spec, app *slice.Scope) {
	t := s.Theme
	radius := map[string]string{"bold": "0.375rem", "playful": "1.25rem", "plain": "0.5rem", "rustic": "0.3rem", "warm": "0.875rem"}[t.Tone]
	if radius == "" {
		radius = "0.75rem"
	}
	size := "16px"
	if t.Scale == "large" {
		size = "19px"
	}
	for path, v := range map[string]any{"mode": t.Mode, "tone": t.Tone, "scale": t.Scale, "large": t.Scale == "large", "radius": radius,
		"text_size": size, "heading_font": headingFonts[t.Type]} {
		app.Values["theme."+path] = v
	}
	for mode, p := range map[string]map[string]rgb{"light": palette(t, s.App.Slug, false), "dark": palette(t, s.App.Slug, true)} {
		for name, c := range p {
			app.Values["theme."+mode+"."+name] = c.hex()
		}
	}
}

// headingFonts are the letters of headings, as variables of globals.css: what systems have, an app loads one font only.
var headingFonts = map[string]string{"": "var(--type-sans)", "sans": "var(--type-sans)", "serif": "var(--type-serif)",
	"rounded": "var(--type-rounded)", "slab": "var(--type-slab)"}

// grounds and keys are the page and the main colour of a tone when the text names none.
var (
	grounds = map[string]string{"rustic": "#f7f1e5", "warm": "#fdf5ec", "calm": "#f8f8f5"}
	keys    = map[string]string{"rustic": "#7a5230", "warm": "#a8482a", "calm": "#3f6472"}
)

// palette returns every colour of one mode. Colours that the text names are used as they are in light mode, wherever
// they fill a surface; what is written on them, and every colour that text is set in, is moved in lightness until it
// can be read. Dark mode keeps the hues.
func palette(t spec.Theme, slug string, dark bool) map[string]rgb {
	p := map[string]rgb{}
	primary, named := parseHex(t.Primary)
	if !named {
		primary, named = parseHex(t.Header) // a bar's colour is the app's own when no other is named
	}
	if !named {
		h := fnv.New32a()
		h.Write([]byte(slug))
		primary = oklch{0.5, 0.17, hues[int(h.Sum32())%len(hues)]}.rgb()
		if key, ok := parseHex(keys[t.Tone]); ok {
			primary = key
		}
	}
	key := primary.oklch()
	background, hasBackground := parseHex(t.Background)
	if !hasBackground {
		background, hasBackground = parseHex(grounds[t.Tone])
	}
	ground := oklch{0.985, 0.004, key.h}
	if hasBackground {
		ground = background.oklch()
	}
	if dark {
		ground = oklch{0.18, min(ground.c, 0.02), ground.h}
		background, hasBackground = ground.rgb(), true
	}
	if !hasBackground {
		background = ground.rgb()
	}
	white := rgb{255, 255, 255}
	deep := contrast(white, background) >= contrast(rgb{}, background) // white is set on it rather than black
	// Surfaces stand out towards the text, unless the ground is of middle lightness and has no contrast to give away.
	towards := -1.0
	if deep {
		towards = 1
	}
	roomy := max(contrast(white, background), contrast(rgb{}, background)) >= 9
	if !roomy {
		towards = -towards
	}
	up := func(by float64) rgb {
		return oklch{ground.l + towards*by, min(ground.c+by/8, max(ground.c, 0.06)), ground.h}.rgb()
	}
	p["background"] = background
	p["card"] = mix(white, background, 0.7)
	if deep {
		p["card"] = up(0.038)
	}
	p["muted"], p["border"], p["input"] = up(0.028), up(0.075), up(0.125)
	if deep {
		p["muted"], p["border"], p["input"] = up(0.08), up(0.13), up(0.19)
	}
	surfaces := []rgb{p["background"], p["card"], p["muted"]}
	ink := 0.23
	quiet := 0.48
	if deep {
		ink, quiet = 0.94, 0.76
	}
	p["foreground"] = readable(oklch{ink, 0.02, ground.h}, 7, surfaces...)
	p["muted_foreground"] = readable(oklch{quiet, 0.022, ground.h}, textRatio, surfaces...)
	p["heading"] = p["foreground"]
	if h, ok := parseHex(t.Heading); ok {
		p["heading"] = readable(h.oklch(), textRatio, p["background"], p["card"])
	}
	fill := primary
	if dark {
		fill = readable(oklch{max(key.l, 0.7), key.c * 0.85, key.h}, textRatio, surfaces...)
	}
	p["primary"], p["primary_foreground"] = fill, onColour(fill)
	p["link"] = readable(fill.oklch(), textRatio, surfaces...)
	p["ring"] = readable(fill.oklch(), 3, p["background"], p["card"])
	p["primary_soft"] = mix(p["link"], p["card"], 0.11)
	if deep {
		p["primary_soft"] = mix(p["link"], p["card"], 0.2)
	}
	p["primary_soft_foreground"] = readable(p["link"].oklch(), textRatio, p["primary_soft"], p["card"], p["background"])
	accent, ok := parseHex(t.Accent)
	switch {
	case ok && !dark:
	case ok:
		a := accent.oklch()
		accent = oklch{0.42, min(a.c, 0.09), a.h}.rgb()
	case hasBackground && !deep && ground.c > 0.012:
		accent = oklch{ground.l - 0.07, min(ground.c+0.035, 0.09), ground.h}.rgb() // a ground with a colour of its own goes on in it
	default:
		accent = soft(key.h-75, deep)
	}
	p["accent"], p["accent_foreground"] = accent, readable(oklch{ink, 0.05, accent.oklch().h}, textRatio, accent)
	danger := oklch{0.53, 0.2, 25}
	if deep {
		danger = oklch{0.73, 0.15, 22}
	}
	p["destructive"] = readable(danger, textRatio, surfaces...)
	p["destructive_foreground"] = onColour(p["destructive"])
	for tone, hue := range map[string]float64{"info": 245, "success": 155, "warning": 80, "danger": 22} {
		p["tone_"+tone] = soft(hue, deep)
		p["tone_"+tone+"_foreground"] = readable(oklch{tertiary(deep), 0.12, hue}, textRatio, p["tone_"+tone], p["card"])
	}
	p["tone_neutral"] = up(0.05)
	if deep {
		p["tone_neutral"] = up(0.12)
	}
	p["tone_neutral_foreground"] = readable(oklch{tertiary(deep), 0.02, ground.h}, textRatio, p["tone_neutral"], p["card"])
	charts(p, key, deep)
	bands(p, t, key, dark)
	return p
}

func tertiary(deep bool) float64 {
	if deep {
		return 0.88
	}
	return 0.42
}

// soft is a pale fill of a hue, dark on a dark ground.
func soft(hue float64, deep bool) rgb {
	if deep {
		return oklch{0.31, 0.055, hue}.rgb()
	}
	return oklch{0.945, 0.04, hue}.rgb()
}

// bands are the header, the foot and every second section of a site.
func bands(p map[string]rgb, t spec.Theme, key oklch, dark bool) {
	p["header"] = p["background"]
	if c, ok := parseHex(t.Header); ok {
		p["header"] = c
	}
	p["header_foreground"] = readable(p["foreground"].oklch(), textRatio, p["header"])
	// The bar over an app's own pages is a part of the frame unless the text gives the header a colour.
	p["bar"], p["bar_foreground"] = p["card"], readable(p["heading"].oklch(), textRatio, p["card"])
	if c, ok := parseHex(t.Header); ok {
		p["bar"], p["bar_foreground"] = c, p["header_foreground"]
	}
	p["footer"] = oklch{0.27, min(key.c*0.55, 0.06), key.h}.rgb()
	if dark {
		p["footer"] = oklch{0.14, min(key.c*0.4, 0.03), key.h}.rgb()
	}
	if _, ok := parseHex(t.Header); ok {
		p["footer"] = p["header"]
	}
	p["footer_foreground"] = readable(oklch{0.93, 0.015, key.h}, 7, p["footer"])
	p["tint"] = p["muted"]
	if a, ok := parseHex(t.Accent); ok && !dark {
		if c := mix(a, p["background"], 0.13); contrast(p["foreground"], c) >= 7 && contrast(p["muted_foreground"], c) >= textRatio && contrast(p["link"], c) >= textRatio {
			p["tint"] = c
		}
	}
}

// charts picks six colours that differ from each other and stand out from the card.
func charts(p map[string]rgb, key oklch, deep bool) {
	l := 0.58
	if deep {
		l = 0.74
	}
	if key.c < 0.05 { // grey says nothing in a chart
		key = oklch{key.l, 0.12, 250}
	}
	for i, turn := range []float64{0, 287, 152, 247, 77, 322} {
		c := oklch{l + 0.04*float64(i%3-1), min(max(key.c, 0.11), 0.16), key.h + turn}
		if c.h >= 360 {
			c.h -= 360
		}
		p["chart_"+string(rune('1'+i))] = readable(c, 3, p["card"], p["background"])
	}
}

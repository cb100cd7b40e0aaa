package compiler

import (
	"fmt"
	"math"
	"strconv"
)

// oklch is a colour by perceived lightness (0 to 1), chroma (0 to about 0.37) and hue (degrees): equal steps look equal,
// so a palette can be worked out by numbers.
type oklch struct{ l, c, h float64 }

// rgb is a colour of a screen, 0 to 255.
type rgb struct{ r, g, b uint8 }

// hex returns "#rrggbb".
func (c rgb) hex() string { return fmt.Sprintf("#%02x%02x%02x", c.r, c.g, c.b) }

// parseHex reads "#rrggbb"; ok is false for anything else.
func parseHex(s string) (rgb, bool) {
	if len(s) != 7 || s[0] != '#' {
		return rgb{}, false
	}
	n, err := strconv.ParseUint(s[1:], 16, 32)
	if err != nil {
		return rgb{}, false
	}
	return rgb{uint8(n >> 16), uint8(n >> 8), uint8(n)}, true
}

func linear(v uint8) float64 {
	x := float64(v) / 255
	if x <= 0.04045 {
		return x / 12.92
	}
	return math.Pow((x+0.055)/1.055, 2.4)
}

func gamma(x float64) float64 {
	if x <= 0.0031308 {
		return x * 12.92
	}
	return 1.055*math.Pow(x, 1/2.4) - 0.055
}

// luminance is the relative luminance of WCAG 2.
func (c rgb) luminance() float64 {
	return 0.2126*linear(c.r) + 0.7152*linear(c.g) + 0.0722*linear(c.b)
}

// contrast is the contrast ratio of WCAG 2, 1 to 21.
func contrast(a, b rgb) float64 {
	x, y := a.luminance(), b.luminance()
	if x < y {
		x, y = y, x
	}
	return (x + 0.05) / (y + 0.05)
}

// oklch converts a colour of a screen.
func (c rgb) oklch() oklch {
	r, g, b := linear(c.r), linear(c.g), linear(c.b)
	l := math.Cbrt(0.4122214708*r + 0.5363325363*g + 0.0514459929*b)
	m := math.Cbrt(0.2119034982*r + 0.6806995451*g + 0.1073969566*b)
	s := math.Cbrt(0.0883024619*r + 0.2817188376*g + 0.6299787005*b)
	lab := [3]float64{
		0.2104542553*l + 0.7936177850*m - 0.0040720468*s,
		1.9779984951*l - 2.4285922050*m + 0.4505937099*s,
		0.0259040371*l + 0.7827717662*m - 0.8086757660*s,
	}
	h := math.Atan2(lab[2], lab[1]) * 180 / math.Pi
	if h < 0 {
		h += 360
	}
	return oklch{lab[0], math.Hypot(lab[1], lab[2]), h}
}

// rgb converts to a colour of a screen, with as much of the chroma as it can show.
func (c oklch) rgb() rgb {
	c.l = min(max(c.l, 0), 1)
	for chroma := c.c; ; chroma -= 0.004 {
		x := oklch{c.l, max(chroma, 0), c.h}.channels()
		inside := true
		for _, v := range x {
			inside = inside && v >= -0.0005 && v <= 1.0005
		}
		if inside || chroma <= 0 {
			var out [3]uint8
			for i, v := range x {
				out[i] = uint8(math.Round(gamma(min(max(v, 0), 1)) * 255))
			}
			return rgb{out[0], out[1], out[2]}
		}
	}
}

// channels are the linear light values, outside of 0 to 1 when a screen cannot show the colour.
func (c oklch) channels() [3]float64 {
	a, b := c.c*math.Cos(c.h*math.Pi/180), c.c*math.Sin(c.h*math.Pi/180)
	l := math.Pow(c.l+0.3963377774*a+0.2158037573*b, 3)
	m := math.Pow(c.l-0.1055613458*a-0.0638541728*b, 3)
	s := math.Pow(c.l-0.0894841775*a-1.2914855480*b, 3)
	return [3]float64{
		4.0767416621*l - 3.3077115913*m + 0.2309699292*s,
		-1.2684380046*l + 2.6097574011*m - 0.3413193965*s,
		-0.0041960863*l - 0.7034186147*m + 1.7076147010*s,
	}
}

// readable returns the colour nearest in lightness to c that has at least ratio against every surface; black or white
// when no lightness of the hue has. Towards dark surfaces it gets lighter, towards light ones darker.
func readable(c oklch, ratio float64, surfaces ...rgb) rgb {
	fits := func(x rgb) bool {
		for _, s := range surfaces {
			if contrast(x, s) < ratio {
				return false
			}
		}
		return true
	}
	for d := 0.0; d <= 1; d += 0.01 {
		for _, l := range []float64{c.l - d, c.l + d} {
			if l < 0 || l > 1 {
				continue
			}
			if x := (oklch{l, c.c, c.h}).rgb(); fits(x) {
				return x
			}
		}
	}
	best := rgb{}
	if least(rgb{255, 255, 255}, surfaces) > least(best, surfaces) {
		best = rgb{255, 255, 255}
	}
	return best
}

// least is the lowest contrast of c against the surfaces.
func least(c rgb, surfaces []rgb) float64 {
	low := 21.0
	for _, s := range surfaces {
		low = min(low, contrast(c, s))
	}
	return low
}

// onColour returns the text colour for a filled surface: near white or near black, whichever reads better.
func onColour(surface rgb) rgb {
	white, black := rgb{255, 255, 255}, rgb{16, 16, 20}
	switch {
	case contrast(white, surface) >= 4.5:
		return white
	case contrast(black, surface) >= 4.5:
		return black
	case contrast(white, surface) >= contrast(rgb{}, surface):
		return white
	}
	return rgb{}
}

// mix blends share of a (0 to 1) into b.
func mix(a, b rgb, share float64) rgb {
	m := func(x, y uint8) uint8 { return uint8(math.Round(float64(x)*share + float64(y)*(1-share))) }
	return rgb{m(a.r, b.r), m(a.g, b.g), m(a.b, b.b)}
}

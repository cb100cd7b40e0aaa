package archetype

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/skycot/skycot/internal/spec"
)

// endings are words in the names of dates that most rows do not have yet.
var endings = []string{"end", "quit", "left", "cancelled", "returned", "paid", "closed", "completed", "checked out", "finished", "left on"}

// ruled is the sample value of a field whose rules, or whose place in a row's life, say what it can be. ok is false for
// all others.
func (b *builder) ruled(e *spec.Entity, f *spec.Field, row spec.Row, i, s int) (value any, ok bool) {
	r := f.Rules
	if r == nil {
		r = &spec.Rules{}
	}
	switch {
	case r.Running != "":
		digits := r.Digits
		if digits == 0 {
			digits = 4
		}
		return r.Prefix + map[string]string{"year": "2026-"}[r.Running] + fmt.Sprintf("%0*d", digits, i+1), true
	case r.Pattern != "":
		return patterned(r.Example, i), true
	case r.Years > 0:
		return -365*(r.Years+3+(s+i*7)%32) - i*11, true
	}
	day := 0
	switch {
	case r.Since != "":
		day = b.sinceDay(e, f, i)
	case b.series(e, f):
		day = b.seriesDay(e, i)
	case f.Kind != spec.Date && f.Kind != spec.DateTime:
		return nil, false
	case e.Tap != nil && f.Name == dayOfRow(e):
		day = -(i * 7) % 45 // most of late, some long ago
	case r.When == "not_past":
		day = 1 + (s+i*5)%20
	case r.When == "not_future":
		day = -1 - (s+i*5)%40
	case b.begins(e, f):
		day = -25 - (s%40+i*53)%330 // people came over the past year
	case !f.Required && !f.Due && ending(f.Label):
		if i%5 != 4 {
			return nil, true
		}
		day = -(s + i) % 12
	default:
		return nil, false
	}
	if f.After != "" {
		if start, there := dayOf(row[f.After]); there && day < start {
			day = start + 1 + i%5
		}
	}
	if f.Kind == spec.Date {
		return day, true
	}
	return map[string]any{"day": day, "time": fmt.Sprintf("%02d:%02d", 9+(s+i)%8, (i%2)*30)}, true
}

func ending(label string) bool {
	lower := " " + strings.ToLower(label) + " "
	return slices.ContainsFunc(endings, func(w string) bool { return strings.Contains(lower, " "+w+" ") })
}

// stepped puts a sample number on the nearest step that its bounds allow.
func stepped(f *spec.Field, n float64) float64 {
	if f.Rules == nil || f.Rules.Step <= 0 {
		return n
	}
	step := f.Rules.Step
	n = math.Round(n/step) * step
	if f.Min != nil && n < *f.Min {
		n = math.Ceil(*f.Min/step) * step
	}
	if f.Max != nil && n > *f.Max {
		n = math.Floor(*f.Max/step) * step
	}
	return math.Round(n*1000) / 1000
}

// patterned varies the digits of an example, so that each row has its own.
func patterned(example string, i int) string {
	out := []byte(example)
	n := i*37 + 1
	for k := len(out) - 1; k >= 0; k-- {
		if out[k] >= '0' && out[k] <= '9' {
			out[k] = '0' + byte((int(out[k]-'0')+n)%10)
			n /= 10
		}
	}
	return string(out)
}

// series says whether a field is the day of rows that come in one a day for each row they belong to: yields, readings,
// check-ins.
func (b *builder) series(e *spec.Entity, f *spec.Field) bool {
	return f.Kind == spec.Date && f.Name == dayOfRow(e) && b.isSeries(e)
}

func (b *builder) isSeries(e *spec.Entity) bool {
	ref := e.FieldOf(spec.Reference)
	return ref != nil && ref.Required && e.FieldOf(spec.Date) != nil && (e.Import && len(numbersOf(e)) > 0 && len(e.Fields) <= 6)
}

func (b *builder) parentRows(e *spec.Entity) int {
	if ref := e.FieldOf(spec.Reference); ref != nil {
		return len(b.targetRows(ref))
	}
	return 1
}

func (b *builder) targetRows(f *spec.Field) []spec.Row {
	if t := b.spec.Entity(f.Target); t != nil {
		return t.Sample
	}
	return nil
}

// begins says whether a date is when a person or contract came, of those that go again some day.
func (b *builder) begins(e *spec.Entity, f *spec.Field) bool {
	start, end := lifetime(e)
	if f.Name != start || end == "" {
		return false
	}
	word := strings.ToLower(f.Label)
	return strings.Contains(word, "start") || strings.Contains(word, "join") || strings.Contains(word, "since") || strings.Contains(word, "begin")
}

// sinceDay is how long ago a row came into its state: some just now, some so long ago that an alert says so.
func (b *builder) sinceDay(e *spec.Entity, f *spec.Field, i int) int {
	days := []int{}
	for _, a := range e.Alerts {
		for _, t := range a.When {
			if t.Is == "above" && t.Left.Op == "days" && t.Left.Args[0].Field == f.Name && t.Right != nil {
				days = append(days, int(t.Right.Number)+4+i%5)
			}
		}
	}
	days = append(days, 3+i%9)
	if state := e.Field(f.Rules.Since); state != nil && len(state.Options) > 0 {
		i /= len(state.Options)
	}
	return -days[i%len(days)]
}

// seriesDay is the day of a row of a series: the last few days in turn, the last of them a month earlier when the month before
// is looked at too, and one thing about which nothing has come for a while when that is an alert.
func (b *builder) seriesDay(e *spec.Entity, i int) int {
	n := max(1, b.parentRows(e))
	day := -(i / n)
	if nums := b.spec.Numbers; nums != nil && day < -2 && slices.ContainsFunc(nums.Figures, func(f spec.Figure) bool { return slices.Contains(f.Periods, "last_month") || f.Compare }) {
		day -= 27
	}
	if ref := e.FieldOf(spec.Reference); ref != nil && i%n == 3%n && n > 1 {
		for _, a := range b.spec.Entity(ref.Target).Alerts {
			if t := a.When[0]; t.Left.Op == "days" && t.Is == "at_least" && t.Right != nil && t.Right.Op == "number" && strings.HasPrefix(a.Field, "last_") {
				day -= int(t.Right.Number) + 2
			}
		}
	}
	return day
}

package spec

import (
	"encoding/json"
	"testing"
)

func TestParseExpr(t *testing.T) {
	for text, want := range map[string]string{
		"length * width":                  `{"op":"*","args":[{"ref":"length"},{"ref":"width"}]}`,
		"1 + 2 * a ^ 2":                   `{"op":"+","args":[{"num":1},{"op":"*","args":[{"num":2},{"op":"^","args":[{"ref":"a"},{"num":2}]}]}]}`,
		"a - b - c":                       `{"op":"-","args":[{"ref":"a"},{"ref":"b"},{"ref":"c"}]}`,
		"sum(rooms, length * width)":      `{"ref":"rooms","op":"sum","args":[{"op":"*","args":[{"ref":"length"},{"ref":"width"}]}]}`,
		"if(is(kind, quick), 3, -x)":      `{"op":"if","args":[{"ref":"kind","op":"is","text":"quick"},{"num":3},{"op":"neg","args":[{"ref":"x"}]}]}`,
		"ceil(min(a, 40) / 2) + count(r)": `{"op":"+","args":[{"op":"ceil","args":[{"op":"/","args":[{"op":"min","args":[{"ref":"a"},{"num":40}]},{"num":2}]}]},{"ref":"r","op":"count"}]}`,
	} {
		e, err := ParseExpr(text)
		got, _ := json.Marshal(e)
		if err != nil || string(got) != want {
			t.Errorf("%s: %s, %v; want %s", text, got, err, want)
		}
	}
	for _, wrong := range []string{"", "a +", "(a", "a b", "1.2.3", "sum(a)", "a * * b"} {
		if e, err := ParseExpr(wrong); err == nil {
			t.Errorf("%q was read as %v", wrong, e)
		}
	}
}

func FuzzParseExpr(f *testing.F) {
	for _, text := range []string{"a*(b+2)^3", "sum(rooms, if(is(k, x), a, b))", "((((((", "-----1"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		e, err := ParseExpr(text)
		if err != nil {
			return
		}
		if _, err := json.Marshal(e); err != nil {
			t.Fatal(err)
		}
	})
}

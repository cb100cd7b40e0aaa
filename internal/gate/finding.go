package gate

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"regexp"
	"strings"
)

// Severities of findings. High and medium findings fail a gate; low ones are told and let pass.
const (
	High   = "high"
	Medium = "medium"
	Low    = "low"
)

// passing says whether findings let a gate pass.
func passing(findings []Finding) Status {
	for _, f := range findings {
		if f.Severity != Low {
			return Failed
		}
	}
	return Passed
}

// changing are the parts of a message that differ between two runs over the same defect.
var changing = []struct {
	what *regexp.Regexp
	with string
}{
	{regexp.MustCompile(`[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}`), "<id>"},
	{regexp.MustCompile(`\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z?)?`), "<time>"},
	{regexp.MustCompile(`(localhost|127\.0\.0\.1):\d+`), "<host>"},
	{regexp.MustCompile(`\brun-?[0-9a-z]{6,}\b`), "<run>"},
	{regexp.MustCompile(`\b[0-9a-f]{12,}\b`), "<hash>"},
	{regexp.MustCompile(`:r[0-9a-z]+:|_r_[0-9a-z]+_|radix-[^\s"']+`), "<react id>"},
	{regexp.MustCompile(`\(\d+:\d+\)|:\d+:\d+|:\d+\b|\bline \d+`), "<place>"},
	{regexp.MustCompile(`\b\d+(\.\d+)? ?(ms|s|px)\b`), "<amount>"},
}

// fingerprint is equal for the same defect in two runs.
func fingerprint(f Finding) string {
	message := f.Message
	for _, c := range changing {
		message = c.what.ReplaceAllString(message, c.with)
	}
	sum := sha256.Sum256([]byte(strings.Join([]string{f.Gate, f.Rule, f.File, strings.Join(strings.Fields(message), " ")}, "\x00")))
	return hex.EncodeToString(sum[:8])
}

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// clean takes colours and other terminal controls out of a tool's output.
func clean(text string) string { return controls.ReplaceAllString(text, "") }

var controls = regexp.MustCompile("\x1b\\[[0-9;?]*[A-Za-z]|\x1b\\][^\x07]*\x07")

// shorten keeps messages readable.
func shorten(text string, n int) string {
	text = strings.TrimSpace(clean(text))
	if len(text) <= n {
		return text
	}
	return strings.ToValidUTF8(text[:n], "") + " …"
}

package cli

import (
	"fmt"
	"strings"
	"time"

	"github.com/skycot/skycot/internal/build"
	"github.com/skycot/skycot/internal/gate"
	"github.com/skycot/skycot/internal/recovery"
)

// markdown is a build's report for people: what was asked, what meets it, what is unmet, and how it was checked.
func markdown(r *build.Report) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n%s. Archetype %s (%.0f %%), %d files, %s, %s.\n\n", r.App, verdict(r), r.Archetype.Slug, r.Archetype.Confidence*100,
		r.Files, kilobytes(r.Bytes), seconds(time.Duration(r.DurationMS)*time.Millisecond))
	if words := r.Archetype.Because; len(words) > 0 {
		fmt.Fprintf(&b, "It was taken for %s because of these words: %s.\n\n", r.Archetype.Slug, strings.Join(words, ", "))
	}
	fmt.Fprintf(&b, "## What was asked\n\n%s.\n\n", counted(r.Coverage))
	for _, q := range r.Requirements {
		fmt.Fprintf(&b, "- %s **%s**: %s\n", mark(q.State), q.State, oneLine(q.Text))
		if q.Reason != "" {
			fmt.Fprintf(&b, "  - why: %s\n", oneLine(q.Reason))
		}
		if len(q.Files) > 0 {
			fmt.Fprintf(&b, "  - in: `%s`\n", strings.Join(q.Files, "`, `"))
		}
		for _, c := range q.Checks {
			fmt.Fprintf(&b, "  - check %s: %s\n", strings.ReplaceAll(c.State, "_", " "), oneLine(c.Title))
		}
	}
	if len(r.Decisions) > 0 {
		b.WriteString("\n## What was decided\n\n")
		for _, d := range r.Decisions {
			fmt.Fprintf(&b, "- %s %s (%s; change it with `--decision %s=…`)\n", oneLine(d.Question), oneLine(d.Answer), d.Source, d.Key)
		}
	}
	b.WriteString("\n## Gates\n\n| gate | result | time | |\n|---|---|---|---|\n")
	for _, g := range r.Gates {
		fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", g.Gate, g.Status, seconds(time.Duration(g.DurationMS)*time.Millisecond), oneLine(g.Summary))
	}
	for _, g := range r.Gates {
		for _, f := range g.Findings {
			fmt.Fprintf(&b, "\n- **%s** %s %s: %s", f.Rule, f.Severity, place(f), oneLine(f.Message))
			if f.Fix != "" {
				fmt.Fprintf(&b, "\n  - fix: %s", oneLine(f.Fix))
			}
		}
	}
	b.WriteString(tried(r.Recovery))
	if r.Isolation != "" {
		fmt.Fprintf(&b, "\nThe app's code ran in isolation level %q.\n", r.Isolation)
	}
	b.WriteString(matrix(r.Access))
	b.WriteString("\n## Sessions\n\n| session | layer | engine | files | attempts | time |\n|---|---|---|---|---|---|\n")
	for _, s := range r.Sessions {
		fmt.Fprintf(&b, "| %s | %s | %s %s | %d | %d | %d ms |\n", s.Name, s.Layer, s.Engine, s.Status, s.Files, s.Attempts, s.DurationMS)
	}
	if r.Error != nil {
		fmt.Fprintf(&b, "\n## Why it failed\n\n%s (`%s`)\n", r.Error.Message, r.Error.Code)
	}
	return b.String()
}

// tried tells what was done about gates that had failed.
func tried(r build.Recovery) string {
	if len(r.Steps) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString("\n\n## What was tried\n\n")
	for i, s := range r.Steps {
		outcome := map[recovery.Outcome]string{recovery.Passed: "every gate passed then", recovery.Same: "the same findings again", recovery.Changed: "other findings",
			recovery.SameFiles: "the same bytes came out, so the gates were not asked again", recovery.Broken: "it came to no end", "": "still going on"}[s.Outcome]
		fmt.Fprintf(&b, "%d. **%s** after %d findings of %s: %s → %s\n", i+1, strings.ReplaceAll(string(s.Kind), "_", " "), s.Findings, strings.Join(s.Gates, ", "), oneLine(s.Reason), outcome)
		for _, l := range s.LeftOut {
			fmt.Fprintf(&b, "   - left out `%s`: %s\n", l.Node, oneLine(l.Why))
		}
		for _, node := range s.PutBack {
			fmt.Fprintf(&b, "   - put back `%s`: leaving it out had not helped\n", node)
		}
	}
	if n := r.Tokens.Total(); n > 0 {
		fmt.Fprintf(&b, "\nThis took %d tokens.\n", n)
	}
	return b.String()
}

// matrix is who may do what to the rows of each table, as the database gate tried it.
func matrix(access []build.Access) string {
	if len(access) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString("\n## Who may do what\n\nTried on the migrated database; \"some\" depends on the row.\n\n| table | who | select | insert | update | delete |\n|---|---|---|---|---|---|\n")
	for _, a := range access {
		wrong := ""
		if a.Wrong {
			wrong = " (not what was asked)"
		}
		fmt.Fprintf(&b, "| %s | %s%s | %s | %s | %s | %s |\n", a.Table, a.Actor, wrong, a.Select, a.Insert, a.Update, a.Delete)
	}
	return b.String()
}

// summary is the report in a few lines for a terminal.
func summary(c *console, r *build.Report) string {
	var b strings.Builder
	color := green
	if !r.Verified {
		color = yellow
	}
	if r.Status != build.Completed {
		color = red
	}
	fmt.Fprintf(&b, "\n%s  %s, %d files\n", paint(c, verdict(r), color), counted(r.Coverage), r.Files)
	for _, q := range r.Requirements {
		line := fmt.Sprintf("  %s %s", mark(q.State), oneLine(q.Text))
		if q.State != build.RequirementMet && q.Reason != "" {
			line += ": " + oneLine(q.Reason)
		}
		fmt.Fprintln(&b, paint(c, line, map[string]string{build.RequirementMet: green, build.RequirementUnmet: red, build.RequirementPartly: yellow, build.RequirementUnproven: yellow}[q.State]))
	}
	for _, g := range r.Gates {
		if g.Status == gate.Unavailable {
			fmt.Fprintln(&b, paint(c, fmt.Sprintf("  gate %s was not available: %s", g.Gate, g.Summary), yellow))
		}
		for i, f := range g.Findings {
			if i == 10 {
				fmt.Fprintf(&b, "  … and %d more findings of %s, in the report\n", len(g.Findings)-i, g.Gate)
				break
			}
			fmt.Fprintln(&b, paint(c, fmt.Sprintf("  %s %s: %s", f.Rule, place(f), oneLine(f.Message)), red))
		}
	}
	if r.Error != nil {
		fmt.Fprintf(&b, "  %s\n", r.Error.Message)
	}
	return b.String()
}

// counted says how many requirements are met, unmet and not checked.
func counted(c build.Coverage) string {
	open := c.Requirements - c.Met - c.Partly - c.Unmet
	noun := "requirements"
	if c.Requirements == 1 {
		noun = "requirement"
	}
	text := fmt.Sprintf("%d of %d %s met", c.Met, c.Requirements, noun)
	if c.Met == 0 && open == c.Requirements {
		return fmt.Sprintf("%d %s, not checked", c.Requirements, noun)
	}
	if c.Partly > 0 {
		text += fmt.Sprintf(", %d in part", c.Partly)
	}
	if c.Unmet > 0 {
		text += fmt.Sprintf(", %d unmet", c.Unmet)
	}
	if open > 0 {
		text += fmt.Sprintf(", %d not checked", open)
	}
	return text
}

func verdict(r *build.Report) string {
	switch {
	case r.Status == build.Completed && r.Verified:
		return "Completed and verified"
	case r.Status == build.Completed:
		return "Completed, not verified"
	}
	return strings.ToUpper(string(r.Status[:1])) + string(r.Status[1:])
}

func mark(state string) string {
	switch state {
	case build.RequirementMet:
		return "✓"
	case build.RequirementPartly:
		return "~"
	case build.RequirementUnmet:
		return "✗"
	}
	return "?"
}

func place(f gate.Finding) string {
	switch {
	case f.File != "" && f.Line > 0:
		return fmt.Sprintf("%s:%d", f.File, f.Line)
	case f.File != "":
		return f.File
	}
	return "(app)"
}

// oneLine keeps what others wrote from breaking the layout of a line or a table.
func oneLine(s string) string {
	return strings.ReplaceAll(strings.Join(strings.Fields(s), " "), "|", "\\|")
}

func kilobytes(n int64) string { return fmt.Sprintf("%d kB", (n+999)/1000) }

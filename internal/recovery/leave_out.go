package recovery

import (
	"bytes"
	"path"
	"regexp"
	"slices"
	"sort"
	"strings"

	"github.com/skycot/skycot/internal/gate"
	"github.com/skycot/skycot/internal/spec"
)

// leaveOut takes capabilities out of the app that it can live without and that the findings are about. Which those are is
// not guessed: the app is drawn without each of them, and a capability explains a finding when without it the line, the
// check, the page or the table is gone that the finding is about. What the build before already had is never left out.
func leaveOut(c *Case, s *Step, failing []gate.Finding) bool {
	if c.Draw == nil || c.Asked == nil {
		return false
	}
	now, tried := leftOut(c.Steps)
	s.PutBack = useless(now, s.Fingerprints)
	reasons := map[string]string{}
	for _, l := range now {
		if !slices.Contains(s.PutBack, l.Node) {
			reasons[l.Node] = l.Why
		}
	}
	t := tracer{c: c, left: reasons, drawn: map[string]*drawing{}}
	if _, t.now = c.Draw(reasons); t.now == nil {
		t.now = c.Files
	}
	for _, node := range spec.Optional(c.Asked) {
		if _, out := reasons[node]; !out && !tried[node] && !inBase(c.Base, node) {
			t.nodes = append(t.nodes, node)
		}
	}
	var added []Left
	for _, f := range failing {
		fp := fingerprint(f)
		if i := slices.IndexFunc(added, func(l Left) bool { return t.explains(l.Node, f) }); i >= 0 {
			added[i].Cure = append(added[i].Cure, fp)
			continue
		}
		if node := t.best(f); node != "" {
			added = append(added, Left{Node: node, Why: why(f), Cure: []string{fp}})
		}
	}
	for _, l := range added {
		reasons[l.Node] = l.Why
		if drawn, _ := c.Draw(reasons); drawn == nil {
			delete(reasons, l.Node) // not together with the others
			continue
		}
		s.LeftOut = append(s.LeftOut, l)
	}
	if len(s.LeftOut) == 0 {
		return false
	}
	var names []string
	for _, l := range s.LeftOut {
		names = append(names, l.Node)
	}
	s.Kind, s.Reason = LeaveOut, "Made again without "+strings.Join(names, ", ")+"."
	return true
}

// LeftOutNow are the nodes that are left out after these steps, with their reasons.
func LeftOutNow(steps []Step) map[string]string {
	now, _ := leftOut(steps)
	out := map[string]string{}
	for _, l := range now {
		out[l.Node] = l.Why
	}
	return out
}

// leftOut follows the steps: what is left out now, and everything that ever was.
func leftOut(steps []Step) (now []Left, tried map[string]bool) {
	tried = map[string]bool{}
	for _, s := range steps {
		now = slices.DeleteFunc(now, func(l Left) bool { return slices.Contains(s.PutBack, l.Node) })
		for _, l := range s.LeftOut {
			now = append(now, l)
			tried[l.Node] = true
		}
	}
	return now, tried
}

// useless are the nodes whose absence has cured none of the findings that they were left out for.
func useless(now []Left, failing []string) []string {
	var out []string
	for _, l := range now {
		if !slices.ContainsFunc(l.Cure, func(f string) bool { return !slices.Contains(failing, f) }) {
			out = append(out, l.Node)
		}
	}
	return out
}

// inBase says whether the build before has the node, so that somebody may rely on it and have data in it.
func inBase(base *spec.Spec, node string) bool {
	return base != nil && slices.Contains(spec.Optional(base), node)
}

// why says what led to leaving something out, for the requirement.
func why(f gate.Finding) string {
	message := strings.Join(strings.Fields(f.Message), " ")
	if len([]rune(message)) > 160 {
		message = string([]rune(message)[:160]) + " …"
	}
	if f.Check != "" {
		return "its check failed: " + strings.TrimPrefix(message, "check "+f.Check+": ")
	}
	return "the " + f.Gate + " gate failed on it: " + message
}

// tracer finds the capability that a finding is about.
type tracer struct {
	c     *Case
	left  map[string]string
	now   map[string][]byte // as it would be drawn now: an engine's own faults are not there, so that they explain nothing
	nodes []string
	drawn map[string]*drawing
}

// drawing is the app without one node.
type drawing struct {
	checks map[string]bool
	files  map[string][]byte
	size   int // bytes of the files that differ
}

func (t *tracer) draw(node string) *drawing {
	if d, ok := t.drawn[node]; ok {
		return d
	}
	reasons := map[string]string{node: "to see what it is made of"}
	for n, why := range t.left {
		reasons[n] = why
	}
	var d *drawing
	if s, files := t.c.Draw(reasons); s != nil {
		d = &drawing{checks: map[string]bool{}, files: files}
		for _, c := range s.Checks {
			d.checks[c.ID] = true
		}
		for p, data := range t.now {
			if other, ok := files[p]; !ok || !bytes.Equal(data, other) {
				d.size += len(data)
			}
		}
	}
	t.drawn[node] = d
	return d
}

// best is the smallest capability that explains a finding, "" when none does.
func (t *tracer) best(f gate.Finding) string {
	var found []string
	for _, node := range t.nodes {
		if t.explains(node, f) {
			found = append(found, node)
		}
	}
	if len(found) == 0 {
		return ""
	}
	sort.SliceStable(found, func(i, j int) bool { return t.draw(found[i]).size < t.draw(found[j]).size })
	return found[0]
}

// explains says whether what the finding is about is gone without the node.
func (t *tracer) explains(node string, f gate.Finding) bool {
	d := t.draw(node)
	if d == nil {
		return false
	}
	if f.Check != "" && !d.checks[f.Check] {
		return true
	}
	if f.Page != "" && pageFile(f.Page, t.now) != "" && pageFile(f.Page, d.files) == "" {
		return true
	}
	if table := tableOf(f); table != "" && makes(t.now, table) && !makes(d.files, table) {
		return true
	}
	text, ok := t.now[f.File]
	if !ok {
		return false
	}
	other, ok := d.files[f.File]
	if !ok {
		return true
	}
	if f.Gate == gate.Unit {
		return lostTest(text, other, f.Message)
	}
	line := lineOf(t.c.Files[f.File], f.Line)
	return len(line) > 2 && times(text, line) > times(other, line)
}

// lineOf is a line without its indent, counted from 1; empty when there is none.
func lineOf(text []byte, number int) []byte {
	lines := bytes.Split(text, []byte("\n"))
	if number < 1 || number > len(lines) {
		return nil
	}
	return bytes.TrimSpace(lines[number-1])
}

func times(text, line []byte) int {
	n := 0
	for l := range bytes.Lines(text) {
		if bytes.Equal(bytes.TrimSpace(l), line) {
			n++
		}
	}
	return n
}

var titles = regexp.MustCompile("\\b(?:it|test|describe)(?:\\.\\w+)*\\(\\s*[\"'`]([^\"'`]{4,})[\"'`]")

// lostTest says whether the test that failed, found by its title in the message, is gone from the other version.
func lostTest(text, other []byte, message string) bool {
	kept := map[string]bool{}
	for _, m := range titles.FindAllSubmatch(other, -1) {
		kept[string(m[1])] = true
	}
	for _, m := range titles.FindAllSubmatch(text, -1) {
		if title := string(m[1]); !kept[title] && strings.Contains(message, title) {
			return true
		}
	}
	return false
}

var tableFirst = regexp.MustCompile(`^(?:public\.)?([a-z][a-z0-9_]*):? `)

// tableOf is the table that a finding of the database gate begins with, "" when it names none.
func tableOf(f gate.Finding) string {
	if f.Gate != gate.Database {
		return ""
	}
	if m := tableFirst.FindStringSubmatch(f.Message); m != nil {
		return m[1]
	}
	return ""
}

// makes says whether a migration makes the table.
func makes(files map[string][]byte, table string) bool {
	statement := []byte("create table public." + table + " ")
	for p, data := range files {
		if strings.HasPrefix(p, "supabase/migrations/") && bytes.Contains(data, statement) {
			return true
		}
	}
	return false
}

// pageFile is the file of a page as the browser gate names it ("/tasks/<id>"), "" when the app has no such page.
func pageFile(page string, files map[string][]byte) string {
	want := strings.Trim(page, "/")
	for p := range files {
		if !strings.HasPrefix(p, "src/app/") || path.Base(p) != "page.tsx" {
			continue
		}
		var parts []string
		for _, part := range strings.Split(path.Dir(strings.TrimPrefix(p, "src/app/")), "/") {
			switch {
			case strings.HasPrefix(part, "("), part == ".":
			case strings.HasPrefix(part, "["):
				parts = append(parts, "<id>")
			default:
				parts = append(parts, part)
			}
		}
		if strings.Join(parts, "/") == want {
			return p
		}
	}
	return ""
}

package build

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/skycot/skycot/internal/fault"
	"github.com/skycot/skycot/internal/gate"
)

// Screenshot is one page of a build's app at one width, as the browser gate saw it.
type Screenshot struct {
	Name  string // of the picture, unique in the build: "012-375.jpg"
	Path  string // of the page: "/projects/<id>", or "check <id>" for the moment at which a check failed
	As    string // "visitor" or a role
	Width int    // of the window, in pixels
	Size  int64
}

// Screenshots implements Builds. A build whose browser gate did not run, or ran somewhere else, has none.
func (s *Service) Screenshots(ctx context.Context, sc Scope, buildID string) ([]Screenshot, error) {
	if _, err := s.Store.Build(ctx, sc, buildID); err != nil {
		return nil, err
	}
	kept, err := gate.ReadKept(s.keptDir(buildID))
	if err != nil {
		return nil, fmt.Errorf("read the screenshots of %s: %w", buildID, err)
	}
	list := make([]Screenshot, 0, len(kept.Screenshots))
	for _, k := range kept.Screenshots {
		info, err := os.Stat(k.File)
		if err != nil {
			continue // gone since the list was read
		}
		list = append(list, Screenshot{Name: filepath.Base(k.File), Path: k.Path, As: k.As, Width: k.Width, Size: info.Size()})
	}
	return list, nil
}

// Screenshot implements Builds.
func (s *Service) Screenshot(ctx context.Context, sc Scope, buildID, name string) (Content, error) {
	list, err := s.Screenshots(ctx, sc, buildID)
	if err != nil {
		return Content{}, err
	}
	if !slices.ContainsFunc(list, func(x Screenshot) bool { return x.Name == name }) {
		return Content{}, fault.New(fault.FileNotFound, "This build has no screenshot of this name. List them with GET /builds/"+buildID+"/screenshots.")
	}
	data, err := os.ReadFile(filepath.Join(s.keptDir(buildID), "screenshots", name))
	if err != nil {
		return Content{}, err
	}
	sum := sha256.Sum256(data)
	return Content{ReadSeekCloser: inMemory{bytes.NewReader(data)}, Size: int64(len(data)), SHA256: hex.EncodeToString(sum[:]), Name: name, Type: "image/jpeg"}, nil
}

// ScreenshotsDir is the folder of a build's screenshots on this machine, "" when it has none: for commands that run here.
func (s *Service) ScreenshotsDir(buildID string) string {
	dir := filepath.Join(s.keptDir(buildID), "screenshots")
	if entries, err := os.ReadDir(dir); err != nil || len(entries) == 0 {
		return ""
	}
	return dir
}

// Access is what one actor may do to the rows of one table, as the database gate found: yes, no, or some, when it depends on
// the row. Wrong is set when it was not what the spec grants.
type Access struct {
	Table  string `json:"table"`
	Actor  string `json:"actor"`
	Select string `json:"select"`
	Insert string `json:"insert"`
	Update string `json:"update"`
	Delete string `json:"delete"`
	Wrong  bool   `json:"wrong"`
}

// access sums up the tries of the database gate, in their order.
func access(cells []gate.Cell) []Access {
	list := []Access{}
	at := map[[2]string]int{}
	for _, c := range cells {
		k := [2]string{c.Table, c.Actor}
		i, ok := at[k]
		if !ok {
			i = len(list)
			at[k] = i
			list = append(list, Access{Table: c.Table, Actor: c.Actor})
		}
		row := &list[i]
		row.Wrong = row.Wrong || !c.Free && c.Want != c.Got
		to := map[string]*string{"select": &row.Select, "insert": &row.Insert, "update": &row.Update, "delete": &row.Delete}[c.Action]
		if to == nil {
			continue // in another's name: only told when it is wrong
		}
		now := map[bool]string{true: "yes", false: "no"}[c.Got]
		if *to != "" && *to != now {
			now = "some"
		}
		*to = now
	}
	return list
}

// SARIF is the report's findings as a SARIF 2.1.0 log.
func (r *Report) SARIF() ([]byte, error) {
	results := make([]gate.Result, 0, len(r.Gates))
	for _, v := range r.Gates {
		results = append(results, gate.Result{Gate: v.Gate, Status: v.Status, Summary: v.Summary, Findings: v.Findings})
	}
	return gate.SARIF(results)
}

package build

import (
	"path"
	"sort"
	"strings"

	"github.com/skycot/skycot/internal/ident"
	"github.com/skycot/skycot/internal/spec"
)

// maxTraceFiles is how many files a requirement names: where to begin reading, not the whole app.
const maxTraceFiles = 12

// withFiles names for each requirement the files that its nodes are made of.
func withFiles(list []RequirementReport, sp *spec.Spec, stored []StoredFile) []RequirementReport {
	for i := range list {
		found := map[string]bool{}
		for _, node := range list[i].Nodes {
			for _, file := range filesOf(node, sp, stored) {
				found[file] = true
			}
		}
		for file := range found {
			list[i].Files = append(list[i].Files, file)
		}
		sort.Strings(list[i].Files)
		list[i].Files = list[i].Files[:min(len(list[i].Files), maxTraceFiles)]
	}
	return list
}

// filesOf are the files of one node: "entities/task/board" is the feature's files that are named for the board, or all of
// the feature where none is; "booking/extras" is found the same way.
func filesOf(node string, sp *spec.Spec, stored []StoredFile) []string {
	parts := strings.Split(node, "/")
	feature, part := ident.Kebab(parts[0]), strings.Join(parts[1:], "-")
	if e := entityOf(parts, sp); e != nil {
		feature, part = ident.Kebab(e.Name), strings.Join(parts[2:], "-")
	}
	part = ident.Kebab(part)
	var all, named []string
	for _, f := range stored {
		if !strings.Contains(f.Path, "/features/"+feature+"/") && f.Path != "src/content/"+feature+".json" && f.Path != "src/app/"+feature+".css" {
			continue
		}
		all = append(all, f.Path)
		if part != "" && strings.Contains(path.Base(f.Path), part) {
			named = append(named, f.Path)
		}
	}
	if len(named) > 0 {
		return named
	}
	return all
}

func entityOf(parts []string, sp *spec.Spec) *spec.Entity {
	if len(parts) < 2 || parts[0] != "entities" {
		return nil
	}
	return sp.Entity(parts[1])
}

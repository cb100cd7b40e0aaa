package gate

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/skycot/skycot/internal/gate/security"
)

// runSecurity reads the sources, and what the build gives to browsers.
func runSecurity(ctx context.Context, j *job) (Result, error) {
	bundle, err := browserScripts(j.host("build", "app"))
	if err != nil {
		return Result{}, err
	}
	var findings []Finding
	for _, f := range security.Check(j.in.Files, bundle) {
		findings = append(findings, Finding{Rule: "security/" + f.Rule.ID, Severity: f.Severity, File: f.File, Line: f.Line, Message: f.Message, Fix: f.Rule.Fix})
	}
	summary := fmt.Sprintf("%s by %d rules in %s", count(len(findings), "finding", "findings"), len(security.Rules), count(len(j.in.Files), "file", "files"))
	return Result{Status: passing(findings), Summary: summary, Findings: findings}, ctx.Err()
}

// browserScripts are the scripts that the build in app gives to browsers, by their path in it; without a build there are
// none.
func browserScripts(app string) (map[string][]byte, error) {
	out := map[string][]byte{}
	err := filepath.WalkDir(filepath.Join(app, ".next", "static"), func(p string, d os.DirEntry, err error) error {
		if err != nil {
			if os.IsNotExist(err) {
				return nil
			}
			return err
		}
		if !d.Type().IsRegular() || !strings.HasSuffix(p, ".js") {
			return nil
		}
		rel, err := filepath.Rel(app, p)
		if err != nil {
			return err
		}
		out[filepath.ToSlash(rel)], err = os.ReadFile(p)
		return err
	})
	return out, err
}

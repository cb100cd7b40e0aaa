package build

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// LockFile is the file in which people name the files that no build may write: a glob a line, "#" begins a comment.
const LockFile = ".skycot-locked"

// maxLocks is the most globs a LockFile may have.
const maxLocks = 200

// locks are the globs of a LockFile.
type locks []string

// readLocks reads a LockFile. The error names the line and the fix; what could be read is returned beside it.
//
// A glob is matched against the whole path from the app's root: "*" stands for anything but a slash, "**" for any folders,
// and a folder's name, with or without a slash at its end, for everything below it.
func readLocks(data []byte) (locks, error) {
	var out locks
	var bad error
	fail := func(n int, format string, args ...any) {
		if bad == nil {
			bad = fmt.Errorf("line %d: %s", n, fmt.Sprintf(format, args...))
		}
	}
	n := 0
	for line := range bytes.Lines(data) {
		n++
		glob := strings.TrimSpace(string(line))
		if glob == "" || strings.HasPrefix(glob, "#") {
			continue
		}
		glob = strings.TrimSuffix(strings.TrimPrefix(strings.TrimPrefix(glob, "./"), "/"), "/")
		switch {
		case strings.HasPrefix(glob, "!"):
			fail(n, "%q begins with an exclamation mark; name what is locked, exceptions are not possible", glob)
		case !doublestar.ValidatePattern(glob):
			fail(n, "%q is not a glob; close its brackets, or put a backslash before them", glob)
		case glob == "" || strings.Trim(glob, "*/") == "":
			fail(n, "locks every file, and no build could change anything; name folders or files")
		case glob == "supabase" || strings.HasPrefix(glob, "supabase/migrations"):
			fail(n, "locks migrations; earlier ones are never written again anyway, and without new ones no build can change the database")
		case len(out) == maxLocks:
			fail(n, "there are more than %d globs; lock folders instead of single files", maxLocks)
		default:
			out = append(out, glob)
		}
	}
	return out, bad
}

// CheckLocks says what is wrong with the text of a LockFile: the first line at fault and the fix.
func CheckLocks(data []byte) error {
	_, err := readLocks(data)
	return err
}

// match says whether a path is locked. Migrations never are: a build that could not write them would leave the database behind.
func (l locks) match(path string) bool {
	if len(l) == 0 || strings.HasPrefix(path, "supabase/migrations/") {
		return false
	}
	for _, glob := range l {
		if doublestar.MatchUnvalidated(glob, path) || doublestar.MatchUnvalidated(glob+"/**", path) {
			return true
		}
	}
	return false
}

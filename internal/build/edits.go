package build

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/skycot/skycot/internal/draft"
	"github.com/skycot/skycot/internal/fault"
	"github.com/skycot/skycot/internal/gate"
	"github.com/skycot/skycot/internal/ident"
	"github.com/skycot/skycot/internal/merge"
	"github.com/skycot/skycot/internal/workspace"
)

// MaxEdit is the most bytes a person's file may have.
const MaxEdit = 1 << 20

// Made is what the engine wrote for a file that holds a person's changes: the common ancestor of the next merge. With an
// empty Key the engine wrote nothing there: the file is the person's own.
type Made struct {
	Key    string `json:"key"`
	Offset int64  `json:"offset"`
	Size   int64  `json:"size"`
	SHA256 string `json:"sha256"`
}

// Edit is a file as a person uploaded it, which no completed build has taken over yet. File.Session is empty.
type Edit struct {
	File
	Key  string    `json:"key"`
	Made Made      `json:"made"`
	At   time.Time `json:"at"`
}

// Conditions say for which state of a file a change of it is meant; empty ones always hold.
type Conditions struct {
	SHA256 []string // the file must be one of these
	Absent bool     // there must be no such file
}

// conflictsDir receives the build's version of a file in which a person's lines won a conflict.
const conflictsDir = ".skycot/conflicts/"

// ProjectFile is a file as the next build would begin with it: as a person uploaded it, else of the last completed build.
func (s *Service) ProjectFile(ctx context.Context, sc Scope, projectID, path string) (File, Content, error) {
	at, _, err := s.current(ctx, sc, projectID, path)
	if err != nil {
		return File{}, Content{}, err
	}
	if at.Key == "" {
		return File{}, Content{}, noFile(path)
	}
	data, err := s.Blobs.Get(ctx, at.Key, at.Offset, at.Size)
	if err != nil {
		return File{}, Content{}, err
	}
	return at.File, Content{ReadSeekCloser: inMemory{bytes.NewReader(data)}, Size: at.Size, SHA256: at.SHA256, Name: path[strings.LastIndexByte(path, '/')+1:], Type: at.Type}, nil
}

// current is a file as it is now, with an empty Key when there is none, and what the engine had written for it.
func (s *Service) current(ctx context.Context, sc Scope, projectID, path string) (StoredFile, Made, error) {
	if _, err := s.Store.Project(ctx, sc, projectID); err != nil {
		return StoredFile{}, Made{}, err
	}
	edits, err := s.Store.Edits(ctx, sc, projectID)
	if err != nil {
		return StoredFile{}, Made{}, err
	}
	if i := slices.IndexFunc(edits, func(e Edit) bool { return e.Path == path }); i >= 0 {
		return StoredFile{File: edits[i].File, Key: edits[i].Key}, edits[i].Made, nil
	}
	last, err := s.Store.LastCompleted(ctx, sc, projectID)
	if err != nil {
		return StoredFile{}, Made{}, err
	}
	if last == "" {
		return StoredFile{}, Made{}, fault.New(fault.BuildNotFinished, "This project has no completed build whose files could be changed. Wait for one.")
	}
	f, err := s.Store.File(ctx, sc, last, path)
	if fault.CodeOf(err) == fault.FileNotFound {
		return StoredFile{}, Made{}, nil
	}
	if err != nil {
		return StoredFile{}, Made{}, err
	}
	if f.Made != nil {
		return f, *f.Made, nil
	}
	return f, Made{Key: f.Key, Offset: f.Offset, Size: f.Size, SHA256: f.SHA256}, nil
}

func noFile(path string) error {
	return fault.New(fault.FileNotFound, "The project has no such file. The files of its last completed build are listed by that build.").With("path", path)
}

// PutFile keeps a person's version of a file for the builds to come. Uploading what a build wrote takes the change back.
func (s *Service) PutFile(ctx context.Context, sc Scope, projectID, path string, data []byte, c Conditions) (File, bool, error) {
	if reason := Editable(path); reason != "" {
		return File{}, false, fault.InvalidField("path", "custom", reason)
	}
	if len(data) > MaxEdit {
		return File{}, false, fault.Newf(fault.BodyTooLarge, "A file may have up to %d bytes.", MaxEdit)
	}
	if path == LockFile {
		if err := CheckLocks(data); err != nil {
			return File{}, false, fault.InvalidField("body", "custom", err.Error())
		}
	}
	now, made, err := s.current(ctx, sc, projectID, path)
	if err != nil {
		return File{}, false, err
	}
	exists := now.Key != ""
	if err := c.hold(now, exists); err != nil {
		return File{}, false, err
	}
	sum := sha256.Sum256(data)
	e := Edit{File: File{Path: path, Size: int64(len(data)), Type: workspace.ContentType(path, data), SHA256: hex.EncodeToString(sum[:])}, Made: made, At: s.Now(),
		Key: "edits/" + projectID + "/" + ident.NewID("edit")}
	if err := s.Blobs.Put(ctx, e.Key, data); err != nil {
		return File{}, false, err
	}
	return e.File, !exists, s.Store.PutEdit(ctx, sc, projectID, e, now.SHA256)
}

// hold says whether the file is in a state that the change is meant for.
func (c Conditions) hold(now StoredFile, exists bool) error {
	if c.Absent && exists || len(c.SHA256) > 0 && (!exists || !slices.Contains(c.SHA256, now.SHA256) && !slices.Contains(c.SHA256, "*")) {
		return fault.New(fault.PreconditionFailed, "The file is not in the state that the condition names. Get it again, make the change anew, and send its new ETag.")
	}
	return nil
}

// WithdrawFile forgets a person's version of a file that no build has taken over yet.
func (s *Service) WithdrawFile(ctx context.Context, sc Scope, projectID, path string, c Conditions) error {
	now, _, err := s.current(ctx, sc, projectID, path)
	if err != nil {
		return err
	}
	if err := c.hold(now, now.Key != ""); err != nil {
		return err
	}
	gone, err := s.Store.DropEdit(ctx, sc, projectID, path)
	if err == nil && !gone {
		return fault.New(fault.FileNotFound, "No change of this file is waiting for a build.").With("path", path)
	}
	return err
}

// Editable says why a person cannot change a file of an app, "" when they can.
func Editable(path string) string {
	first, _, _ := strings.Cut(path, "/")
	switch {
	case workspace.CheckPath(path) != "":
		return workspace.CheckPath(path)
	case strings.HasPrefix(path, "supabase/migrations/"):
		return "is a migration: databases have run it and never run it again; change the app by a build, which writes a new one"
	case first == "node_modules", first == ".next", first == ".git", first == ".skycot":
		return "belongs to a tool; name a file of the app's own"
	case path == "package-lock.json":
		return "is written together with package.json by builds"
	}
	return ""
}

// person is what a person wrote at a path, and what the engine had written there.
type person struct {
	stored StoredFile
	theirs []byte
	made   []byte
	own    bool // the engine had written nothing there
	locked bool // no build may write it
}

// people are the files that hold changes of people as a build begins, or that they have locked, by path; and the locks.
func (s *Service) people(ctx context.Context, r *Record) (map[string]person, locks, error) {
	from := r.BaseBuildID
	if r.Restores != "" {
		from = r.Restores
	}
	if from == "" {
		return nil, nil, nil
	}
	files, _, _, err := s.Store.Files(ctx, r.Scope(), from, "", 0)
	if err != nil {
		return nil, nil, err
	}
	locked, err := s.locks(ctx, r, files)
	if err != nil {
		return nil, nil, err
	}
	out := map[string]person{}
	for _, f := range files {
		switch {
		case f.Made != nil:
			out[f.Path] = person{stored: f, locked: locked.match(f.Path)}
		case locked.match(f.Path):
			f.Made = &Made{Key: f.Key, Offset: f.Offset, Size: f.Size, SHA256: f.SHA256}
			out[f.Path] = person{stored: f, locked: true}
		}
	}
	for _, e := range r.Edits {
		if e.Made.SHA256 == e.SHA256 && !locked.match(e.Path) {
			delete(out, e.Path) // changed back to what the engine wrote
			continue
		}
		made := e.Made
		out[e.Path] = person{stored: StoredFile{File: e.File, Key: e.Key, Made: &made}, locked: locked.match(e.Path)}
	}
	for p, x := range out {
		if x.theirs, err = s.Blobs.Get(ctx, x.stored.Key, x.stored.Offset, x.stored.Size); err != nil {
			return nil, nil, err
		}
		m := x.stored.Made
		if x.own = m.Key == ""; !x.own {
			if x.made, err = s.Blobs.Get(ctx, m.Key, m.Offset, m.Size); err != nil {
				return nil, nil, err
			}
		}
		out[p] = x
	}
	return out, locked, nil
}

// locks are the globs of the lock file that a build begins with: the one uploaded since, else the base's.
func (s *Service) locks(ctx context.Context, r *Record, files []StoredFile) (locks, error) {
	if r.Restores != "" {
		return nil, nil // whoever brings a build back wants its files as they were
	}
	var at *StoredFile
	if i := slices.IndexFunc(files, func(f StoredFile) bool { return f.Path == LockFile }); i >= 0 {
		at = &files[i]
	}
	if i := slices.IndexFunc(r.Edits, func(e Edit) bool { return e.Path == LockFile }); i >= 0 {
		at = &StoredFile{File: r.Edits[i].File, Key: r.Edits[i].Key}
	}
	if at == nil {
		return nil, nil
	}
	data, err := s.Blobs.Get(ctx, at.Key, at.Offset, at.Size)
	if err != nil {
		return nil, err
	}
	l, _ := readLocks(data) // checked when it was taken in
	return l, nil
}

// generated is a build's files as engines wrote them, without what people changed.
func generated(files map[string][]byte, people map[string]person) map[string][]byte {
	out := make(map[string][]byte, len(files))
	for p, data := range files {
		if strings.HasPrefix(p, conflictsDir) {
			continue
		}
		if x, ok := people[p]; ok {
			if x.own {
				continue
			}
			data = x.made
		}
		out[p] = data
	}
	return out
}

// merged is a session's drafts with people's changes in them: the drafts to store, what the engine had written for those
// that differ, and what could not be joined.
//
// A locked file stays byte for byte as it is, and a locked path without a file stays empty; what the build would have
// written lies in conflictsDir, with a finding.
func merged(drafts []draft.Draft, people map[string]person, locked locks, owns func(path string) bool) (out []draft.Draft, made map[string][]byte, conflicts []gate.Finding) {
	made = map[string][]byte{}
	written := map[string]bool{}
	for _, d := range drafts {
		written[d.Path] = true
		x, ok := people[d.Path]
		if !ok && locked.match(d.Path) {
			out = append(out, draft.Draft{Path: conflictsDir + d.Path, Data: d.Data})
			conflicts = append(conflicts, kept(d.Path, "this build has a new file for a locked path and did not write it; it is in "+conflictsDir+d.Path))
			continue
		}
		if !ok {
			out = append(out, d)
			continue
		}
		if x.locked {
			if !bytes.Equal(x.theirs, d.Data) {
				made[d.Path] = d.Data
			}
			if !bytes.Equal(x.made, d.Data) {
				out = append(out, draft.Draft{Path: conflictsDir + d.Path, Data: d.Data})
				conflicts = append(conflicts, kept(d.Path, "this build would have changed the file, which is locked; the build's version is in "+conflictsDir+d.Path))
			}
			out = append(out, draft.Draft{Path: d.Path, Data: x.theirs})
			continue
		}
		text, clashes := merge.Merge(x.made, d.Data, x.theirs)
		for _, c := range clashes {
			conflicts = append(conflicts, conflict(d.Path, c.Line, fmt.Sprintf("you and this build changed the same lines; yours are in the file, the build's are in %s%s", conflictsDir, d.Path)))
		}
		if len(clashes) > 0 {
			out = append(out, draft.Draft{Path: conflictsDir + d.Path, Data: d.Data})
		}
		if !bytes.Equal(text, d.Data) {
			made[d.Path] = d.Data
		}
		out = append(out, draft.Draft{Path: d.Path, Data: text})
	}
	for p, x := range people {
		switch {
		case written[p] || !owns(p):
		case x.own, x.locked: // what the engine no longer writes is the person's own from now on
			out, made[p] = append(out, draft.Draft{Path: p, Data: x.theirs}), nil
		default:
			out = append(out, draft.Draft{Path: conflictsDir + p, Data: x.theirs})
			conflicts = append(conflicts, conflict(p, 0, "you changed this file and the app has it no more; yours is in "+conflictsDir+p))
		}
	}
	slices.SortFunc(out, func(a, b draft.Draft) int { return strings.Compare(a.Path, b.Path) })
	slices.SortStableFunc(conflicts, func(a, b gate.Finding) int { return strings.Compare(a.File, b.File) })
	return out, made, conflicts
}

func conflict(path string, line int, message string) gate.Finding {
	return ofMerge("merge/conflict", path, line, message, "compare both and upload the file as it should be")
}

// kept tells that a lock kept a build from writing.
func kept(path, message string) gate.Finding {
	return ofMerge("merge/locked", path, 0, message, "compare both and upload the file as it should be, or take the path out of "+LockFile+" and build again")
}

func ofMerge(rule, path string, line int, message, fix string) gate.Finding {
	sum := sha256.Sum256([]byte(path + "\x00" + message))
	return gate.Finding{Gate: "merge", Rule: rule, Severity: gate.Low, File: path, Line: line, Message: message, Fix: fix, Fingerprint: hex.EncodeToString(sum[:8])}
}

// Written is what engines wrote for those files of a build that hold people's changes, nil where a file is a person's own.
func (s *Service) Written(ctx context.Context, sc Scope, buildID string) (map[string]*string, error) {
	files, _, _, err := s.Store.Files(ctx, sc, buildID, "", 0)
	if err != nil {
		return nil, err
	}
	out := map[string]*string{}
	for _, f := range files {
		if f.Made == nil {
			continue
		}
		out[f.Path] = nil
		if f.Made.Key != "" {
			data, err := s.Blobs.Get(ctx, f.Made.Key, f.Made.Offset, f.Made.Size)
			if err != nil {
				return nil, err
			}
			text := string(data)
			out[f.Path] = &text
		}
	}
	return out, nil
}

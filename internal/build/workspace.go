package build

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/skycot/skycot/internal/draft"
	"github.com/skycot/skycot/internal/engine"
	"github.com/skycot/skycot/internal/gate"
	"github.com/skycot/skycot/internal/plan"
	"github.com/skycot/skycot/internal/spec"
	"github.com/skycot/skycot/internal/workspace"
)

// inputs are what all sessions of a build read; they change only when recovery leaves something out.
type inputs struct {
	version int // of spec and plan: how often recovery has made them anew
	spec    *spec.Spec
	asked   *spec.Spec // as it was before anything was left out
	plan    plan.Plan
	base    *engine.Base // nil when started afresh
	people  map[string]person
	locked  locks
}

// inputs loads a build's inputs, or takes them from the few that were used last.
func (s *Service) inputs(ctx context.Context, r *Record) (inputs, error) {
	s.mu.Lock()
	in, ok := s.recent[r.ID]
	s.mu.Unlock()
	if ok && in.version == r.Recovery.remade() {
		return in, nil
	}
	var err error
	in.version = r.Recovery.remade()
	if in.spec, err = s.Store.Spec(ctx, r.Scope(), r.ID); err != nil {
		return in, err
	}
	if in.asked, err = s.Store.Asked(ctx, r.Scope(), r.ID); err != nil {
		return in, err
	}
	if in.plan, err = s.Store.Plan(ctx, r.Scope(), r.ID); err != nil {
		return in, err
	}
	if in.base, err = s.base(ctx, r.Scope(), r.BaseBuildID); err != nil {
		return in, err
	}
	if in.people, in.locked, err = s.people(ctx, r); err != nil {
		return in, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.recent) >= 16 {
		clear(s.recent)
	}
	s.recent[r.ID] = in
	return in, nil
}

// base loads a finished build to start from, as engines wrote it; "" is none.
func (s *Service) base(ctx context.Context, sc Scope, id string) (*engine.Base, error) {
	if id == "" {
		return nil, nil
	}
	sp, err := s.Store.Spec(ctx, sc, id)
	if err != nil {
		return nil, err
	}
	files, err := s.files(ctx, sc, id)
	if err != nil {
		return nil, err
	}
	people, _, err := s.people(ctx, &Record{Build: Build{AccountID: sc.AccountID, Livemode: sc.Livemode, BaseBuildID: id}})
	if err != nil {
		return nil, err
	}
	return &engine.Base{Spec: sp, Files: generated(files, people)}, nil
}

// taken are the base build's files, with people's changes since, that each session of the plan owns now; those of
// skipped sessions are taken over. A restored build takes over those of the build that it brings back.
func (s *Service) taken(ctx context.Context, r *Record, p plan.Plan) (map[string][]StoredFile, error) {
	from := r.BaseBuildID
	if r.Restores != "" {
		from = r.Restores
	}
	if from == "" {
		return nil, nil
	}
	files, _, _, err := s.Store.Files(ctx, r.Scope(), from, "", 0)
	if err != nil {
		return nil, err
	}
	byPath := map[string]StoredFile{}
	for _, f := range files {
		if !strings.HasPrefix(f.Path, conflictsDir) {
			byPath[f.Path] = f
		}
	}
	for _, e := range r.Edits {
		f := StoredFile{File: e.File, Key: e.Key}
		if e.Made.SHA256 != e.SHA256 {
			made := e.Made
			f.Made = &made
		}
		byPath[e.Path] = f
	}
	owners := p.Owners()
	bySession := map[string][]StoredFile{}
	for _, path := range slices.Sorted(maps.Keys(byPath)) {
		f := byPath[path]
		f.Session = owners.Of(f.Path)
		bySession[f.Session] = append(bySession[f.Session], f)
	}
	return bySession, nil
}

// keep stores a session's drafts as one blob under session and attempt. They count only once the finishing
// transaction switches them in, so an attempt that dies leaves nothing but bytes nobody points at.
// Drafts that hold a person's changes have what the engine wrote in made, nil where it wrote nothing.
func (s *Service) keep(ctx context.Context, buildID string, session *Session, drafts []draft.Draft, made map[string][]byte) ([]StoredFile, error) {
	key := fmt.Sprintf("builds/%s/%s/%d", buildID, session.ID, session.Attempts)
	files := make([]StoredFile, 0, len(drafts))
	var blob bytes.Buffer
	for _, d := range drafts {
		if reason := workspace.CheckPath(d.Path); reason != "" {
			return nil, fmt.Errorf("session %s proposes the file %q: %s", session.Name, d.Path, reason)
		}
		sum := sha256.Sum256(d.Data)
		files = append(files, StoredFile{File: File{Path: d.Path, Size: int64(len(d.Data)), Type: workspace.ContentType(d.Path, d.Data),
			SHA256: hex.EncodeToString(sum[:]), Session: session.Name}, Key: key, Offset: int64(blob.Len())})
		blob.Write(d.Data)
		if text, edited := made[d.Path]; edited {
			m := &Made{}
			if text != nil {
				sum := sha256.Sum256(text)
				*m = Made{Key: key, Offset: int64(blob.Len()), Size: int64(len(text)), SHA256: hex.EncodeToString(sum[:])}
				blob.Write(text)
			}
			files[len(files)-1].Made = m
		}
	}
	return files, s.Blobs.Put(ctx, key, blob.Bytes())
}

// files loads all files of a build and checks that they are what was written.
func (s *Service) files(ctx context.Context, sc Scope, buildID string) (map[string][]byte, error) {
	stored, _, _, err := s.Store.Files(ctx, sc, buildID, "", 0)
	if err != nil {
		return nil, err
	}
	packs := map[string][]byte{}
	files := make(map[string][]byte, len(stored))
	for _, f := range stored {
		pack, ok := packs[f.Key]
		if !ok {
			if pack, err = s.Blobs.Get(ctx, f.Key, 0, -1); err != nil {
				return nil, err
			}
			packs[f.Key] = pack
		}
		if f.Offset+f.Size > int64(len(pack)) {
			return nil, fmt.Errorf("blob %s is cut short", f.Key)
		}
		data := pack[f.Offset : f.Offset+f.Size : f.Offset+f.Size]
		if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != f.SHA256 {
			return nil, fmt.Errorf("%s in blob %s is not what was written", f.Path, f.Key)
		}
		files[f.Path] = data
	}
	return files, nil
}

// seal makes the ZIP of all files and stores it. The same files give the same bytes.
func (s *Service) seal(ctx context.Context, buildID string, session *Session, sp *spec.Spec, files map[string][]byte) (*Artifact, *StoredZip, error) {
	zip, err := pack(sp.App.Slug, files)
	if err != nil {
		return nil, nil, fmt.Errorf("seal the artifact: %w", err)
	}
	key := fmt.Sprintf("builds/%s/%s/%d.zip", buildID, session.ID, session.Attempts)
	if err := s.Blobs.Put(ctx, key, zip); err != nil {
		return nil, nil, err
	}
	sum := sha256.Sum256(zip)
	return &Artifact{Files: len(files), Size: int64(len(zip)), SHA256: hex.EncodeToString(sum[:])}, &StoredZip{Key: key}, nil
}

// pack zips files below a folder.
func pack(folder string, files map[string][]byte) ([]byte, error) {
	w, err := workspace.From(files)
	if err != nil {
		return nil, err
	}
	var zip bytes.Buffer
	err = w.WriteZIP(&zip, folder)
	return zip.Bytes(), err
}

// output is the folder that receives a build's standalone output while the gates run.
type output struct{ dir, final string }

// outputDir is where a verified build's standalone output is.
func (s *Service) outputDir(buildID string) string { return filepath.Join(s.Outputs, buildID) }

func (s *Service) newOutput(buildID string, attempt int) (output, error) {
	o := output{dir: filepath.Join(s.Outputs, fmt.Sprintf("%s.attempt-%d", buildID, attempt)), final: s.outputDir(buildID)}
	if err := os.RemoveAll(o.dir); err != nil {
		return o, err
	}
	return o, os.MkdirAll(o.dir, 0o755)
}

// keptDir is where what the gates saw is kept, apart from the output: that goes when nothing serves it any more.
func (s *Service) keptDir(buildID string) string { return s.outputDir(buildID) + keptSuffix }

const keptSuffix = ".kept"

// commit makes the output the build's own. A crash between here and the verdict leaves an output that the next
// attempt replaces by an equal one.
func (o output) commit() error {
	if err := gate.MoveKept(o.dir, o.final+keptSuffix); err != nil {
		return err
	}
	if err := os.RemoveAll(o.final); err != nil {
		return err
	}
	return os.Rename(o.dir, o.final)
}

func (o output) drop() { _ = os.RemoveAll(o.dir) }

// sortedPaths are the paths of files, in order.
func sortedPaths(files map[string][]byte) []string { return slices.Sorted(maps.Keys(files)) }

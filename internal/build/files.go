package build

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/aymanbagabas/go-udiff"

	"github.com/skycot/skycot/internal/fault"
	"github.com/skycot/skycot/internal/spec"
)

// Files implements Builds.
func (s *Service) Files(ctx context.Context, sc Scope, buildID, after string, limit int) (FileList, error) {
	stored, total, more, err := s.Store.Files(ctx, sc, buildID, after, limit)
	if err != nil {
		return FileList{}, err
	}
	list := FileList{Files: make([]File, 0, len(stored)), TotalSize: total, More: more}
	for _, f := range stored {
		list.Files = append(list.Files, f.File)
	}
	return list, nil
}

// File implements Builds.
func (s *Service) File(ctx context.Context, sc Scope, buildID, name string) (File, Content, error) {
	f, err := s.Store.File(ctx, sc, buildID, name)
	if err != nil {
		return File{}, Content{}, err
	}
	// Generated files are small; holding one makes ranges trivial.
	data, err := s.Blobs.Get(ctx, f.Key, f.Offset, f.Size)
	if err != nil {
		return File{}, Content{}, err
	}
	return f.File, Content{ReadSeekCloser: inMemory{bytes.NewReader(data)}, Size: f.Size, SHA256: f.SHA256, Name: path.Base(f.Path), Type: f.Type}, nil
}

// inMemory is a reader that needs no closing.
type inMemory struct{ *bytes.Reader }

// Close does nothing.
func (inMemory) Close() error { return nil }

// Download implements Builds.
func (s *Service) Download(ctx context.Context, sc Scope, buildID string) (Content, error) {
	r, err := s.Store.Build(ctx, sc, buildID)
	if err != nil {
		return Content{}, err
	}
	if !r.Status.Ended() {
		return Content{}, fault.New(fault.BuildNotFinished, "This build is still running. Its ZIP is there once it has ended.")
	}
	sp, err := s.Store.Spec(ctx, sc, buildID)
	if err != nil {
		return Content{}, err
	}
	c := Content{Name: sp.App.Slug + ".zip", Type: "application/zip"}
	if r.Artifact == nil {
		return s.partial(ctx, sc, buildID, c, sp)
	}
	z, err := s.Store.Zip(ctx, sc, buildID)
	if err != nil {
		return Content{}, err
	}
	c.Size, c.SHA256 = r.Artifact.Size, r.Artifact.SHA256
	c.ReadSeekCloser, err = s.Blobs.Open(ctx, z.Key)
	return c, err
}

// partial is the ZIP of what a failed or cancelled build has written.
func (s *Service) partial(ctx context.Context, sc Scope, buildID string, c Content, sp *spec.Spec) (Content, error) {
	files, err := s.files(ctx, sc, buildID)
	if err != nil {
		return c, err
	}
	zip, err := pack(sp.App.Slug, files)
	if err != nil {
		return c, err
	}
	sum := sha256.Sum256(zip)
	c.Size, c.SHA256, c.ReadSeekCloser = int64(len(zip)), hex.EncodeToString(sum[:]), inMemory{bytes.NewReader(zip)}
	return c, nil
}

// Spec implements Builds.
func (s *Service) Spec(ctx context.Context, sc Scope, buildID string) (*spec.Spec, error) {
	return s.Store.Spec(ctx, sc, buildID)
}

// WriteTo gives every file of a build, in path order, to write: what a command that makes a folder needs.
func (s *Service) WriteTo(ctx context.Context, sc Scope, buildID string, write func(path string, data []byte) error) error {
	files, err := s.files(ctx, sc, buildID)
	if err != nil {
		return err
	}
	for _, p := range sortedPaths(files) {
		if err := write(p, files[p]); err != nil {
			return err
		}
	}
	return nil
}

// Diff implements Builds.
func (s *Service) Diff(ctx context.Context, sc Scope, buildID, baseID string) (string, error) {
	r, err := s.Store.Build(ctx, sc, buildID)
	if err != nil {
		return "", err
	}
	before := map[string][]byte{}
	if baseID == "" {
		baseID = r.BaseBuildID
	} else if base, err := s.Store.Build(ctx, sc, baseID); err != nil || base.ProjectID != r.ProjectID {
		if err != nil && fault.CodeOf(err) != fault.BuildNotFound {
			return "", err
		}
		return "", fault.InvalidField("base", "invalid_value", "is not a build of this project")
	}
	if baseID != "" {
		if before, err = s.files(ctx, sc, baseID); err != nil {
			return "", err
		}
	}
	after, err := s.files(ctx, sc, buildID)
	if err != nil {
		return "", err
	}
	return diff(before, after), nil
}

// diff is a unified diff of two workspaces, files in path order, as git prints them.
func diff(before, after map[string][]byte) string {
	paths := slices.Compact(slices.Sorted(slices.Values(append(sortedPaths(before), sortedPaths(after)...))))
	var out strings.Builder
	for _, p := range paths {
		old, was := before[p]
		now, is := after[p]
		if was && is && bytes.Equal(old, now) {
			continue
		}
		fmt.Fprintf(&out, "diff --git a/%s b/%s\n", p, p)
		from, to := "a/"+p, "b/"+p
		if !was {
			out.WriteString("new file mode 100644\n")
			from = "/dev/null"
		}
		if !is {
			out.WriteString("deleted file mode 100644\n")
			to = "/dev/null"
		}
		if binary(old) || binary(now) {
			fmt.Fprintf(&out, "Binary files %s and %s differ\n", from, to)
			continue
		}
		out.WriteString(udiff.Unified(from, to, string(old), string(now)))
	}
	return out.String()
}

func binary(data []byte) bool { return bytes.IndexByte(data, 0) >= 0 || !utf8.Valid(data) }

var _ io.ReadSeekCloser = inMemory{}

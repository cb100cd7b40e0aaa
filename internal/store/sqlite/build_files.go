package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"github.com/skycot/skycot/internal/build"
	"github.com/skycot/skycot/internal/fault"
)

const fileColumns = `path, session, size, type, sha256, blob_key, blob_offset, made`

// switchFiles replaces a session's files. Another session's file at the same path is an error: write sets are disjoint.
func switchFiles(ctx context.Context, tx *sql.Tx, r *build.Record, sw build.Switch) error {
	if _, err := tx.ExecContext(ctx, `DELETE FROM files WHERE build_id = $1 AND session_id = $2`, r.ID, sw.SessionID); err != nil {
		return err
	}
	const columns, batch = 10, 50
	for start := 0; start < len(sw.Files); start += batch {
		files := sw.Files[start:min(start+batch, len(sw.Files))]
		rows := make([]string, 0, len(files))
		args := make([]any, 0, len(files)*columns)
		for _, f := range files {
			marks := make([]string, columns)
			for i := range marks {
				marks[i] = fmt.Sprintf("$%d", len(args)+i+1)
			}
			rows = append(rows, "("+strings.Join(marks, ", ")+")")
			made, err := text(f.Made)
			if err != nil {
				return err
			}
			args = append(args, r.ID, f.Path, sw.SessionID, f.Session, f.Size, f.Type, f.SHA256, f.Key, f.Offset, made)
		}
		_, err := tx.ExecContext(ctx, `INSERT INTO files (build_id, path, session_id, session, size, type, sha256, blob_key, blob_offset, made)
			VALUES `+strings.Join(rows, ", "), args...)
		if isUnique(err) {
			return fmt.Errorf("%w: %w", build.ErrOverlap, err)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func scanFile(scan func(...any) error) (build.StoredFile, error) {
	var f build.StoredFile
	err := scan(&f.Path, &f.Session, &f.Size, &f.Type, &f.SHA256, &f.Key, &f.Offset, column{&f.Made})
	return f, err
}

// Files implements build.Store.
func (s *Store) Files(ctx context.Context, sc build.Scope, buildID, after string, limit int) ([]build.StoredFile, int64, bool, error) {
	var total int64
	err := s.read.QueryRowContext(ctx, `SELECT coalesce((SELECT sum(size) FROM files WHERE build_id = builds.id), 0) FROM builds
		WHERE id = $1 AND `+visible, buildID, sc.AccountID, sc.Livemode).Scan(&total)
	if err != nil {
		return nil, 0, false, noBuild(err)
	}
	ask := int64(limit) + 1
	if limit == 0 {
		ask = 1 << 40
	}
	rows, err := s.read.QueryContext(ctx, `SELECT `+fileColumns+` FROM files WHERE build_id = $1 AND path > $2 ORDER BY path LIMIT $3`, buildID, after, ask)
	if err != nil {
		return nil, 0, false, err
	}
	defer rows.Close()
	var files []build.StoredFile
	for rows.Next() {
		f, err := scanFile(rows.Scan)
		if err != nil {
			return nil, 0, false, err
		}
		files = append(files, f)
	}
	more := limit > 0 && len(files) > limit
	if more {
		files = files[:limit]
	}
	return files, total, more, rows.Err()
}

// File implements build.Store.
func (s *Store) File(ctx context.Context, sc build.Scope, buildID, path string) (build.StoredFile, error) {
	f, err := scanFile(s.read.QueryRowContext(ctx, `SELECT `+fileColumns+` FROM files JOIN builds ON builds.id = files.build_id
		WHERE builds.id = $1 AND `+visible+` AND path = $4`, buildID, sc.AccountID, sc.Livemode, path).Scan)
	if !errors.Is(err, sql.ErrNoRows) {
		return f, err
	}
	if _, err := s.Build(ctx, sc, buildID); err != nil {
		return f, err
	}
	return f, fault.New(fault.FileNotFound, "This build has no such file. Its files endpoint lists them all.").With("path", path)
}

package sqlite

import (
	"context"
	"database/sql"
	"errors"

	"github.com/skycot/skycot/internal/build"
	"github.com/skycot/skycot/internal/fault"
)

// Edits implements build.Store.
func (s *Store) Edits(ctx context.Context, sc build.Scope, projectID string) ([]build.Edit, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT path, size, type, sha256, blob_key, made, edits.created_at FROM edits JOIN projects ON projects.id = project_id
		WHERE project_id = $1 AND account_id = $2 AND livemode = $3 AND deleted_at IS NULL ORDER BY path`, projectID, sc.AccountID, sc.Livemode)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var edits []build.Edit
	for rows.Next() {
		var e build.Edit
		var at int64
		if err := rows.Scan(&e.Path, &e.Size, &e.Type, &e.SHA256, &e.Key, column{&e.Made}, &at); err != nil {
			return nil, err
		}
		e.At = fromMicros(at)
		edits = append(edits, e)
	}
	return edits, rows.Err()
}

// PutEdit implements build.Store.
func (s *Store) PutEdit(ctx context.Context, sc build.Scope, projectID string, e build.Edit, was string) error {
	return s.tx(ctx, func(tx *sql.Tx) error {
		if err := ownProject(ctx, tx, sc, projectID); err != nil {
			return err
		}
		var now string
		err := tx.QueryRowContext(ctx, `SELECT sha256 FROM edits WHERE project_id = $1 AND path = $2`, projectID, e.Path).Scan(&now)
		switch {
		case err == nil && now != was:
			return fault.New(fault.PreconditionFailed, "Somebody else changed this file meanwhile. Get it again and make the change anew.")
		case err != nil && !errors.Is(err, sql.ErrNoRows):
			return err
		}
		made, err := text(e.Made)
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `INSERT INTO edits (project_id, path, size, type, sha256, blob_key, made, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
			ON CONFLICT (project_id, path) DO UPDATE SET size = $3, type = $4, sha256 = $5, blob_key = $6, created_at = $8`,
			projectID, e.Path, e.Size, e.Type, e.SHA256, e.Key, made, micros(e.At))
		return err
	})
}

// DropEdit implements build.Store.
func (s *Store) DropEdit(ctx context.Context, sc build.Scope, projectID, path string) (bool, error) {
	gone := false
	err := s.tx(ctx, func(tx *sql.Tx) error {
		if err := ownProject(ctx, tx, sc, projectID); err != nil {
			return err
		}
		res, err := tx.ExecContext(ctx, `DELETE FROM edits WHERE project_id = $1 AND path = $2`, projectID, path)
		if err != nil {
			return err
		}
		n, err := res.RowsAffected()
		gone = n > 0
		return err
	})
	return gone, err
}

// ownProject is an error unless the scope has the project.
func ownProject(ctx context.Context, tx *sql.Tx, sc build.Scope, id string) error {
	var one int
	err := tx.QueryRowContext(ctx, `SELECT 1 FROM projects WHERE id = $1 AND account_id = $2 AND livemode = $3 AND deleted_at IS NULL`, id, sc.AccountID, sc.Livemode).Scan(&one)
	if errors.Is(err, sql.ErrNoRows) {
		return errNoProject
	}
	return err
}

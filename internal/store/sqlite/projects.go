package sqlite

import (
	"context"
	"database/sql"
	"time"

	"github.com/skycot/skycot/internal/build"
	"github.com/skycot/skycot/internal/project"
)

var _ project.Store = (*Store)(nil)

// projectSelect reads projects with the status of their newest build.
const projectSelect = `SELECT p.id, p.account_id, p.livemode, p.name, p.description, COALESCE(p.archetype_hint, ''),
	COALESCE(p.archetype, '') AS archetype_or_none, p.version, p.created_at, p.updated_at,
	COALESCE((SELECT b.status FROM builds b WHERE b.project_id = p.id ORDER BY b.number DESC LIMIT 1), '') AS newest
	FROM projects p WHERE p.account_id = $1 AND p.livemode = $2 AND p.deleted_at IS NULL`

const selectProject = projectSelect + ` AND p.id = $3`

func scanProject(r row) (project.Project, error) {
	var p project.Project
	var newest string
	var created, updated int64
	err := r.Scan(&p.ID, &p.AccountID, &p.Livemode, &p.Name, &p.Description, &p.ArchetypeHint, &p.Archetype, &p.Version, &created, &updated, &newest)
	if err != nil {
		return project.Project{}, orNotFound(err, project.ErrNotFound)
	}
	p.CreatedAt, p.UpdatedAt, p.Status = fromMicros(created), fromMicros(updated), project.StatusOf(build.Status(newest))
	return p, nil
}

func nullText(s string) sql.NullString { return sql.NullString{String: s, Valid: s != ""} }

// InsertProject is project.Store's.
func (s *Store) InsertProject(ctx context.Context, p project.Project) (project.Project, error) {
	var kept project.Project
	err := s.tx(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO projects (id, account_id, livemode, name, description, archetype_hint, archetype,
			version, created_at, updated_at) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10) ON CONFLICT (id) DO NOTHING`,
			p.ID, p.AccountID, p.Livemode, p.Name, p.Description, nullText(p.ArchetypeHint), nullText(p.Archetype),
			p.Version, micros(p.CreatedAt), micros(p.UpdatedAt))
		if err != nil {
			return err
		}
		kept, err = scanProject(tx.QueryRowContext(ctx, selectProject, p.AccountID, p.Livemode, p.ID))
		return err
	})
	return kept, err
}

// ProjectByID is project.Store's.
func (s *Store) ProjectByID(ctx context.Context, sc build.Scope, id string) (project.Project, error) {
	stmt, err := s.prepared(ctx, selectProject)
	if err != nil {
		return project.Project{}, err
	}
	return scanProject(stmt.QueryRowContext(ctx, sc.AccountID, sc.Livemode, id))
}

// ProjectRuns is project.Store's.
func (s *Store) ProjectRuns(ctx context.Context, sc build.Scope, id string, limit int) ([]project.Run, error) {
	const query = `SELECT id, number, status, progress, created_at, started_at, completed_at FROM builds
		WHERE project_id = $1 AND account_id = $2 AND livemode = $3 ORDER BY number DESC LIMIT $4`
	stmt, err := s.prepared(ctx, query)
	if err != nil {
		return nil, err
	}
	rows, err := stmt.QueryContext(ctx, id, sc.AccountID, sc.Livemode, limit)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []project.Run
	for rows.Next() {
		var r project.Run
		var created int64
		var started, completed sql.NullInt64
		if err := rows.Scan(&r.ID, &r.Number, &r.Status, &r.Progress, &created, &started, &completed); err != nil {
			return nil, err
		}
		r.CreatedAt, r.StartedAt, r.CompletedAt = fromMicros(created), fromNullMicros(started), fromNullMicros(completed)
		out = append(out, r)
	}
	return out, rows.Err()
}

// Projects is project.Store's.
func (s *Store) Projects(ctx context.Context, sc build.Scope, f project.Filter, page build.Page) ([]project.Project, bool, error) {
	// What StatusOf derives, as a condition. An empty status is any.
	const query = `SELECT * FROM (` + projectSelect + `) q
		WHERE (CAST($3 AS TEXT) = '' OR q.id < CAST($3 AS TEXT))
		AND (CAST($4 AS TEXT) = '' OR CAST($4 AS TEXT) = CASE q.newest WHEN '' THEN 'created' WHEN 'completed' THEN 'ready'
			WHEN 'failed' THEN 'failed' WHEN 'cancelled' THEN 'failed' ELSE 'building' END)
		AND (CAST($5 AS TEXT) = '' OR q.archetype_or_none = CAST($5 AS TEXT))
		ORDER BY q.id DESC LIMIT $6`
	stmt, err := s.prepared(ctx, query)
	if err != nil {
		return nil, false, err
	}
	rows, err := stmt.QueryContext(ctx, sc.AccountID, sc.Livemode, page.Before, string(f.Status), f.Archetype, page.Limit+1)
	if err != nil {
		return nil, false, err
	}
	defer rows.Close()
	out := make([]project.Project, 0, page.Limit+1)
	for rows.Next() {
		p, err := scanProject(rows)
		if err != nil {
			return nil, false, err
		}
		out = append(out, p)
	}
	if err := rows.Err(); err != nil {
		return nil, false, err
	}
	if len(out) > page.Limit {
		return out[:page.Limit], true, nil
	}
	return out, false, nil
}

// UpdateProject is project.Store's.
func (s *Store) UpdateProject(ctx context.Context, sc build.Scope, id string, change func(*project.Project) error) (project.Project, error) {
	var p project.Project
	err := s.tx(ctx, func(tx *sql.Tx) error {
		var err error
		if p, err = scanProject(tx.QueryRowContext(ctx, selectProject, sc.AccountID, sc.Livemode, id)); err != nil {
			return err
		}
		if err := change(&p); err != nil {
			return err
		}
		p.Version++
		_, err = tx.ExecContext(ctx, `UPDATE projects SET name = $4, description = $5, archetype = $6, version = $7, updated_at = $8
			WHERE id = $3 AND account_id = $1 AND livemode = $2`, sc.AccountID, sc.Livemode, id,
			p.Name, p.Description, nullText(p.Archetype), p.Version, micros(p.UpdatedAt))
		return err
	})
	return p, err
}

// DeleteProject is project.Store's.
func (s *Store) DeleteProject(ctx context.Context, sc build.Scope, id string, at time.Time, check func(project.Project) error) error {
	return s.tx(ctx, func(tx *sql.Tx) error {
		p, err := scanProject(tx.QueryRowContext(ctx, selectProject, sc.AccountID, sc.Livemode, id))
		if err != nil {
			return err
		}
		if err := check(p); err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `UPDATE projects SET deleted_at = $4, version = version + 1 WHERE id = $3 AND account_id = $1 AND livemode = $2`,
			sc.AccountID, sc.Livemode, id, micros(at))
		return err
	})
}

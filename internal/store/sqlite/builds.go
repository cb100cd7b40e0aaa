package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"slices"

	"github.com/skycot/skycot/internal/build"
	"github.com/skycot/skycot/internal/durable"
	"github.com/skycot/skycot/internal/fault"
	"github.com/skycot/skycot/internal/plan"
	"github.com/skycot/skycot/internal/spec"
)

var _ build.Store = (*Store)(nil)

// querier is a transaction or the read pool.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

var (
	errNoBuild   = fault.New(fault.BuildNotFound, "There is no such build. Check the id, and that the key is of the account and mode that made it.")
	errNoProject = fault.New(fault.ProjectNotFound, "There is no such project. Check the id, and that the key is of the account and mode that made it.")
)

// visible holds for the builds of a scope ($2, $3) whose project was not deleted.
const visible = `account_id = $2 AND livemode = $3
	AND NOT EXISTS (SELECT 1 FROM projects WHERE projects.id = builds.project_id AND projects.deleted_at IS NOT NULL)`

// inFlight are the states in which a build counts against the limits.
const inFlight = `status IN ('compiling', 'building', 'verifying', 'recovering')`

func noBuild(err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return errNoBuild
	}
	return err
}

// Project implements build.Store.
func (s *Store) Project(ctx context.Context, sc build.Scope, id string) (build.Project, error) {
	var p build.Project
	var hint sql.NullString
	err := s.read.QueryRowContext(ctx, `SELECT id, name, description, archetype_hint FROM projects
		WHERE id = $1 AND account_id = $2 AND livemode = $3 AND deleted_at IS NULL`, id, sc.AccountID, sc.Livemode).
		Scan(&p.ID, &p.Name, &p.Description, &hint)
	if errors.Is(err, sql.ErrNoRows) {
		return p, errNoProject
	}
	p.ArchetypeHint = hint.String
	return p, err
}

// Create implements build.Store.
func (s *Store) Create(ctx context.Context, n build.NewBuild) (build.Build, bool, error) {
	stored, created := n.Record, false
	err := s.tx(ctx, func(tx *sql.Tx) error {
		old, err := loadBuild(ctx, tx, `WHERE id = $1 AND account_id = $2 AND livemode = $3`, n.ID, n.AccountID, n.Livemode)
		if err == nil {
			stored = old
			return nil
		}
		if !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		created = true
		if err := tx.QueryRowContext(ctx, `SELECT coalesce(max(number), 0) + 1 FROM builds WHERE project_id = $1`, n.ProjectID).
			Scan(&n.Number); err != nil {
			return err
		}
		if err := insertBuild(ctx, tx, n.Record); err != nil {
			return err
		}
		js, err := texts(n.Spec, n.Plan)
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `INSERT INTO build_specs (build_id, spec, plan) VALUES ($1, $2, $3)`, n.ID, js[0], js[1]); err != nil {
			return err
		}
		if n.Estimate.Tokens > 0 {
			if _, err := tx.ExecContext(ctx, `INSERT INTO usage_reservations (build_id, account_id, livemode, tokens, created_at)
				VALUES ($1, $2, $3, $4, $5) ON CONFLICT (build_id) DO NOTHING`, n.ID, n.AccountID, n.Livemode, n.Estimate.Tokens, micros(n.CreatedAt)); err != nil {
				return err
			}
		}
		if _, err := tx.ExecContext(ctx, `UPDATE projects SET archetype = $1, version = version + 1, updated_at = $2
			WHERE id = $3 AND (archetype IS NULL OR archetype <> $1)`, n.Archetype.Slug, micros(n.CreatedAt), n.ProjectID); err != nil {
			return err
		}
		return save(ctx, tx, n.Record, nil)
	})
	if err != nil {
		return build.Build{}, false, err
	}
	return stored.Build, created, nil
}

// mayStart refuses a second running build of a project, and more at once than the account may have.
func mayStart(ctx context.Context, q querier, b *build.Build, limit int) error {
	var other sql.NullString
	err := q.QueryRowContext(ctx, `SELECT max(id) FROM builds WHERE project_id = $1 AND id <> $2 AND `+inFlight, b.ProjectID, b.ID).Scan(&other)
	if err != nil {
		return err
	}
	if other.Valid {
		return fault.New(fault.BuildInProgress, "This project has a build that is still running. Wait for it to end, or cancel it.").
			With("build_id", other.String)
	}
	if limit == 0 {
		return nil
	}
	var n int
	err = q.QueryRowContext(ctx, `SELECT count(*) FROM builds WHERE account_id = $1 AND livemode = $2 AND id <> $3 AND `+inFlight,
		b.AccountID, b.Livemode, b.ID).Scan(&n)
	if err != nil || n < limit {
		return err
	}
	return fault.Newf(fault.ConcurrentBuildLimit, "The account has %d running builds, as many as its tier allows. Wait for one to end, or cancel one.", n).
		With("limit", limit).With("running", n)
}

// Update implements build.Store.
func (s *Store) Update(ctx context.Context, buildID string, fence *durable.Fence, change func(*build.Record) error) (*build.Record, error) {
	var r *build.Record
	err := s.tx(ctx, func(tx *sql.Tx) error {
		if err := holds(ctx, tx, fence); err != nil {
			return err
		}
		var err error
		if r, err = loadBuild(ctx, tx, `WHERE id = $1`, buildID); err != nil {
			return noBuild(err)
		}
		before := slices.Clone(r.Sessions)
		if err := change(r); err != nil {
			return err
		}
		return save(ctx, tx, r, before)
	})
	if err != nil {
		return nil, err
	}
	return r, nil
}

// Build implements build.Store.
func (s *Store) Build(ctx context.Context, sc build.Scope, id string) (*build.Record, error) {
	r, err := loadBuild(ctx, s.read, `WHERE id = $1 AND `+visible, id, sc.AccountID, sc.Livemode)
	return r, noBuild(err)
}

// Builds implements build.Store.
func (s *Store) Builds(ctx context.Context, sc build.Scope, projectID string, p build.Page) ([]build.Build, bool, error) {
	records, err := loadBuilds(ctx, s.read, `WHERE project_id = $1 AND `+visible+` AND ($4 = '' OR id < $4) ORDER BY id DESC LIMIT $5`,
		projectID, sc.AccountID, sc.Livemode, p.Before, p.Limit+1)
	if err != nil {
		return nil, false, err
	}
	builds := make([]build.Build, 0, len(records))
	for _, r := range records[:min(len(records), p.Limit)] {
		builds = append(builds, r.Build)
	}
	return builds, len(records) > p.Limit, nil
}

// LastCompleted implements build.Store.
func (s *Store) LastCompleted(ctx context.Context, sc build.Scope, projectID string) (string, error) {
	var id string
	err := s.read.QueryRowContext(ctx, `SELECT id FROM builds WHERE project_id = $1 AND `+visible+` AND status = 'completed'
		ORDER BY number DESC LIMIT 1`, projectID, sc.AccountID, sc.Livemode).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return id, err
}

// Spec implements build.Store.
func (s *Store) Spec(ctx context.Context, sc build.Scope, buildID string) (*spec.Spec, error) {
	var sp spec.Spec
	err := s.read.QueryRowContext(ctx, `SELECT spec FROM build_specs JOIN builds ON builds.id = build_id
		WHERE build_id = $1 AND `+visible, buildID, sc.AccountID, sc.Livemode).Scan(column{&sp})
	if err != nil {
		return nil, noBuild(err)
	}
	return &sp, nil
}

// Asked implements build.Store.
func (s *Store) Asked(ctx context.Context, sc build.Scope, buildID string) (*spec.Spec, error) {
	var sp spec.Spec
	err := s.read.QueryRowContext(ctx, `SELECT coalesce(asked, spec) FROM build_specs JOIN builds ON builds.id = build_id
		WHERE build_id = $1 AND `+visible, buildID, sc.AccountID, sc.Livemode).Scan(column{&sp})
	if err != nil {
		return nil, noBuild(err)
	}
	return &sp, nil
}

// Plan implements build.Store.
func (s *Store) Plan(ctx context.Context, sc build.Scope, buildID string) (plan.Plan, error) {
	var p plan.Plan
	err := s.read.QueryRowContext(ctx, `SELECT plan FROM build_specs JOIN builds ON builds.id = build_id
		WHERE build_id = $1 AND `+visible, buildID, sc.AccountID, sc.Livemode).Scan(column{&p})
	return p, noBuild(err)
}

// Zip implements build.Store.
func (s *Store) Zip(ctx context.Context, sc build.Scope, buildID string) (build.StoredZip, error) {
	var z build.StoredZip
	err := s.read.QueryRowContext(ctx, `SELECT zip_key FROM builds WHERE id = $1 AND `+visible, buildID, sc.AccountID, sc.Livemode).Scan(&z.Key)
	if err == nil && z.Key == "" {
		return z, fault.New(fault.BuildNotFinished, "This build has no ZIP yet. Wait for it to end.")
	}
	return z, noBuild(err)
}

// Events implements build.Store.
func (s *Store) Events(ctx context.Context, sc build.Scope, buildID string, after int64, limit int) ([]build.Event, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT seq, type, data, events.created_at FROM events JOIN builds ON builds.id = build_id
		WHERE build_id = $1 AND `+visible+` AND seq > $4 ORDER BY seq LIMIT $5`, buildID, sc.AccountID, sc.Livemode, after, limit)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var events []build.Event
	for rows.Next() {
		e := build.Event{BuildID: buildID}
		var data string
		var at int64
		if err := rows.Scan(&e.Seq, &e.Type, &data, &at); err != nil {
			return nil, err
		}
		e.Data, e.At = json.RawMessage(data), fromMicros(at)
		events = append(events, e)
	}
	return events, rows.Err()
}

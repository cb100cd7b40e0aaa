package sqlite

import (
	"context"
	"database/sql"
	"errors"

	"github.com/skycot/skycot/internal/build"
	"github.com/skycot/skycot/internal/durable"
	"github.com/skycot/skycot/internal/fault"
)

var errNoDeployment = fault.New(fault.NotFound, "There is no such deployment. Check the id, and that the key is of the account and mode that made it.")

const deploymentColumns = `id, account_id, livemode, project_id, build_id, target, environment, status, url, active, rollback_of,
	steps, error, created_at, ready_at`

// kept holds for deployments whose project was not deleted.
const kept = `NOT EXISTS (SELECT 1 FROM projects WHERE projects.id = project_id AND projects.deleted_at IS NOT NULL)`

func scanDeployment(scan func(...any) error) (build.Deployment, error) {
	var d build.Deployment
	var created int64
	var ready sql.NullInt64
	err := scan(&d.ID, &d.AccountID, &d.Livemode, &d.ProjectID, &d.BuildID, &d.Target, &d.Environment, &d.Status, &d.URL, &d.Active,
		&d.RollbackOf, column{&d.Steps}, column{&d.Error}, &created, &ready)
	d.CreatedAt, d.ReadyAt = fromMicros(created), fromNullMicros(ready)
	if errors.Is(err, sql.ErrNoRows) {
		err = errNoDeployment
	}
	return d, err
}

// CreateDeployment implements build.Store.
func (s *Store) CreateDeployment(ctx context.Context, d build.Deployment) (build.Deployment, bool, error) {
	created := false
	err := s.tx(ctx, func(tx *sql.Tx) error {
		old, err := scanDeployment(tx.QueryRowContext(ctx, `SELECT `+deploymentColumns+` FROM deployments
			WHERE id = $1 AND account_id = $2 AND livemode = $3`, d.ID, d.AccountID, d.Livemode).Scan)
		if err == nil {
			d = old
			return nil
		}
		if !errors.Is(err, errNoDeployment) {
			return err
		}
		steps, err := text(d.Steps)
		if err != nil {
			return err
		}
		created = true
		if _, err := tx.ExecContext(ctx, `INSERT INTO deployments (id, account_id, livemode, project_id, build_id, target, environment,
				status, url, active, rollback_of, steps, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
			d.ID, d.AccountID, d.Livemode, d.ProjectID, d.BuildID, d.Target, d.Environment, d.Status, d.URL, d.Active, d.RollbackOf,
			steps, micros(d.CreatedAt)); err != nil {
			return err
		}
		return enqueue(ctx, tx, []build.Enqueue{{ID: d.ID, Kind: build.KindDeploy, Ref: d.ID}})
	})
	return d, created, err
}

// UpdateDeployment implements build.Store.
func (s *Store) UpdateDeployment(ctx context.Context, id string, fence *durable.Fence, change func(*build.Deployment) error) (build.Deployment, error) {
	var d build.Deployment
	err := s.tx(ctx, func(tx *sql.Tx) error {
		if err := holds(ctx, tx, fence); err != nil {
			return err
		}
		var err error
		if d, err = scanDeployment(tx.QueryRowContext(ctx, `SELECT `+deploymentColumns+` FROM deployments WHERE id = $1`, id).Scan); err != nil {
			return err
		}
		if err := change(&d); err != nil {
			return err
		}
		js, err := texts(d.Steps, d.Error)
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `UPDATE deployments SET status = $2, url = $3, active = $4, steps = $5, error = $6, ready_at = $7 WHERE id = $1`,
			id, d.Status, d.URL, d.Active, js[0], js[1], nullMicros(d.ReadyAt)); err != nil {
			return err
		}
		if d.Active {
			if _, err := tx.ExecContext(ctx, `UPDATE deployments SET active = FALSE
				WHERE project_id = $1 AND environment = $2 AND target = $3 AND id <> $4 AND active`,
				d.ProjectID, d.Environment, d.Target, id); err != nil {
				return err
			}
		}
		if d.Status.Ended() {
			return dequeue(ctx, tx, []string{id})
		}
		return nil
	})
	return d, err
}

// Deployment implements build.Store.
func (s *Store) Deployment(ctx context.Context, sc build.Scope, id string) (build.Deployment, error) {
	return scanDeployment(s.read.QueryRowContext(ctx, `SELECT `+deploymentColumns+` FROM deployments
		WHERE id = $1 AND account_id = $2 AND livemode = $3 AND `+kept, id, sc.AccountID, sc.Livemode).Scan)
}

// Deployments implements build.Store.
func (s *Store) Deployments(ctx context.Context, sc build.Scope, projectID string, p build.Page) ([]build.Deployment, bool, error) {
	list, err := s.deployments(ctx, `WHERE project_id = $1 AND account_id = $2 AND livemode = $3 AND ($4 = '' OR id < $4) AND `+kept+`
		ORDER BY id DESC LIMIT $5`, projectID, sc.AccountID, sc.Livemode, p.Before, p.Limit+1)
	if err != nil {
		return nil, false, err
	}
	more := len(list) > p.Limit
	return list[:min(len(list), p.Limit)], more, nil
}

// ActiveDeployments implements build.Store.
func (s *Store) ActiveDeployments(ctx context.Context, target string) ([]build.Deployment, error) {
	return s.deployments(ctx, `WHERE active AND target = $1 AND `+kept+` ORDER BY id`, target)
}

func (s *Store) deployments(ctx context.Context, where string, args ...any) ([]build.Deployment, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT `+deploymentColumns+` FROM deployments `+where, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	list := []build.Deployment{}
	for rows.Next() {
		d, err := scanDeployment(rows.Scan)
		if err != nil {
			return nil, err
		}
		list = append(list, d)
	}
	return list, rows.Err()
}

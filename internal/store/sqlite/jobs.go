package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/skycot/skycot/internal/build"
	"github.com/skycot/skycot/internal/durable"
)

var _ durable.Queue = (*Store)(nil)

// due holds for jobs of kind $1 that may be claimed at $2.
const due = `kind = $1 AND ((state = 'ready' AND run_after <= $2) OR (state = 'running' AND lease_until < $2))`

// Claim implements durable.Queue. On Postgres the inner select takes FOR UPDATE SKIP LOCKED; here the one writer
// does that.
func (s *Store) Claim(ctx context.Context, kind durable.Kind, owner string, now, until time.Time, limit int) ([]durable.Job, error) {
	// A look without the write lock first: most polls find nothing.
	var any bool
	err := s.read.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM jobs WHERE `+due+`)`, kind, micros(now)).Scan(&any)
	if err != nil || !any {
		return nil, err
	}
	var jobs []durable.Job
	err = s.tx(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `UPDATE jobs SET state = 'running', owner = $3, lease_until = $4, attempt = attempt + 1, claims = claims + 1
			WHERE id IN (SELECT id FROM jobs WHERE `+due+` ORDER BY run_after, id LIMIT $5)
			RETURNING id, kind, ref, owner, attempt, claims, errors`, kind, micros(now), owner, micros(until), limit)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var j durable.Job
			if err := rows.Scan(&j.ID, &j.Kind, &j.Ref, &j.Owner, &j.Attempt, &j.Claims, &j.Errors); err != nil {
				return err
			}
			jobs = append(jobs, j)
		}
		return rows.Err()
	})
	if err != nil {
		return nil, err
	}
	return jobs, nil
}

// Renew implements durable.Queue.
func (s *Store) Renew(ctx context.Context, owner string, until time.Time) ([]durable.Fence, error) {
	var held []durable.Fence
	err := s.tx(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `UPDATE jobs SET lease_until = $1 WHERE owner = $2 AND state = 'running'
			RETURNING id, owner, attempt`, micros(until), owner)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var f durable.Fence
			if err := rows.Scan(&f.JobID, &f.Owner, &f.Attempt); err != nil {
				return err
			}
			held = append(held, f)
		}
		return rows.Err()
	})
	return held, err
}

// Retry implements durable.Queue.
func (s *Store) Retry(ctx context.Context, f durable.Fence, after time.Time) error {
	return s.tx(ctx, func(tx *sql.Tx) error {
		res, err := tx.ExecContext(ctx, `UPDATE jobs SET state = 'ready', owner = '', errors = errors + 1, run_after = $1
			WHERE id = $2 AND owner = $3 AND attempt = $4 AND state = 'running'`, micros(after), f.JobID, f.Owner, f.Attempt)
		if err != nil {
			return err
		}
		if n, err := res.RowsAffected(); err != nil || n == 0 {
			return errors.Join(durable.ErrLost, err)
		}
		return nil
	})
}

// Release implements durable.Queue.
func (s *Store) Release(ctx context.Context, owner string) (int, error) {
	var n int64
	err := s.tx(ctx, func(tx *sql.Tx) error {
		res, err := tx.ExecContext(ctx, `UPDATE jobs SET state = 'ready', owner = '' WHERE owner = $1 AND state = 'running'`, owner)
		if err != nil {
			return err
		}
		n, err = res.RowsAffected()
		return err
	})
	return int(n), err
}

// holds fails with durable.ErrLost unless the fence holds; nil always holds.
func holds(ctx context.Context, tx *sql.Tx, f *durable.Fence) error {
	if f == nil {
		return nil
	}
	var one int
	err := tx.QueryRowContext(ctx, `SELECT 1 FROM jobs WHERE id = $1 AND owner = $2 AND attempt = $3 AND state = 'running'`,
		f.JobID, f.Owner, f.Attempt).Scan(&one)
	if errors.Is(err, sql.ErrNoRows) {
		return durable.ErrLost
	}
	return err
}

// enqueue adds jobs that are due at once. One that is there already stays as it is: the work is queued either way.
func enqueue(ctx context.Context, tx *sql.Tx, jobs []build.Enqueue) error {
	for _, j := range jobs {
		_, err := tx.ExecContext(ctx, `INSERT INTO jobs (id, kind, ref, state, owner, lease_until, run_after, attempt, claims, errors)
			VALUES ($1, $2, $3, 'ready', '', 0, 0, $4, 0, 0) ON CONFLICT (id) DO NOTHING`, j.ID, j.Kind, j.Ref, j.Attempt)
		if err != nil {
			return err
		}
	}
	return nil
}

func dequeue(ctx context.Context, tx *sql.Tx, ids []string) error {
	for _, id := range ids {
		if _, err := tx.ExecContext(ctx, `DELETE FROM jobs WHERE id = $1`, id); err != nil {
			return err
		}
	}
	return nil
}

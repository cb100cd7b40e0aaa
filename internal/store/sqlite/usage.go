package sqlite

import (
	"context"
	"database/sql"
	"time"

	"github.com/skycot/skycot/internal/build"
	"github.com/skycot/skycot/internal/usage"
)

var _ usage.Store = (*Store)(nil)

// orphanAge is how long a reservation may be without its build; making the build takes seconds.
const orphanAge = 10 * time.Minute

// AppendUsage is usage.Store's.
func (s *Store) AppendUsage(ctx context.Context, entries []usage.Entry) error {
	return s.tx(ctx, func(tx *sql.Tx) error {
		for _, e := range entries {
			_, err := tx.ExecContext(ctx, `INSERT INTO usage_ledger (id, account_id, livemode, project_id, build_id, model, input, output,
				cached, billed, created_at) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11) ON CONFLICT (id) DO NOTHING`,
				e.ID, e.Scope.AccountID, e.Scope.Livemode, e.ProjectID, e.BuildID, e.Model, e.Input, e.Output, e.Cached, e.Billed, micros(e.At))
			if err != nil {
				return err
			}
		}
		return nil
	})
}

const usageWhere = ` FROM usage_ledger WHERE account_id = $1 AND livemode = $2 AND created_at >= $3 AND created_at < $4`

// UsageSums is usage.Store's.
func (s *Store) UsageSums(ctx context.Context, sc build.Scope, p usage.Period) (usage.Sums, error) {
	sums := usage.Sums{ByDay: []usage.DayTokens{}, ByProject: []usage.ProjectTokens{}, ByModel: []usage.ModelTokens{}}
	args := []any{sc.AccountID, sc.Livemode, micros(p.Start), micros(p.End)}
	// One read transaction, so that the parts add up.
	tx, err := s.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return sums, err
	}
	defer tx.Rollback() //nolint:errcheck // it only reads
	if err := tx.QueryRowContext(ctx, `SELECT COALESCE(sum(billed), 0)`+usageWhere, args...).Scan(&sums.Tokens); err != nil {
		return sums, err
	}
	err = tx.QueryRowContext(ctx, `SELECT COALESCE(sum(tokens), 0) FROM usage_reservations WHERE account_id = $1 AND livemode = $2`,
		sc.AccountID, sc.Livemode).Scan(&sums.Reserved)
	if err != nil {
		return sums, err
	}
	err = tx.QueryRowContext(ctx, `SELECT count(*), COALESCE(sum(CASE WHEN status = 'completed' THEN 1 ELSE 0 END), 0),
		COALESCE(sum(CASE WHEN status = 'failed' THEN 1 ELSE 0 END), 0) FROM builds
		WHERE account_id = $1 AND livemode = $2 AND created_at >= $3 AND created_at < $4`, args...).
		Scan(&sums.Builds.Started, &sums.Builds.Completed, &sums.Builds.Failed)
	if err != nil {
		return sums, err
	}
	const day = int64(24 * time.Hour / time.Microsecond)
	err = each(ctx, tx, `SELECT created_at / 86400000000 AS day, sum(billed)`+usageWhere+` GROUP BY day ORDER BY day`, args, func(r row) error {
		var n int64
		var d usage.DayTokens
		err := r.Scan(&n, &d.Tokens)
		d.Date = fromMicros(n * day).Format(time.DateOnly)
		sums.ByDay = append(sums.ByDay, d)
		return err
	})
	if err != nil {
		return sums, err
	}
	err = each(ctx, tx, `SELECT project_id, sum(billed) AS tokens`+usageWhere+` GROUP BY project_id ORDER BY tokens DESC, project_id LIMIT 100`, args, func(r row) error {
		var v usage.ProjectTokens
		err := r.Scan(&v.ProjectID, &v.Tokens)
		sums.ByProject = append(sums.ByProject, v)
		return err
	})
	if err != nil {
		return sums, err
	}
	err = each(ctx, tx, `SELECT model, sum(billed) AS tokens`+usageWhere+` GROUP BY model ORDER BY tokens DESC, model LIMIT 100`, args, func(r row) error {
		var v usage.ModelTokens
		err := r.Scan(&v.Model, &v.Tokens)
		sums.ByModel = append(sums.ByModel, v)
		return err
	})
	return sums, err
}

// each calls f for every row of a query.
func each(ctx context.Context, tx *sql.Tx, query string, args []any, f func(row) error) error {
	rows, err := tx.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := f(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// Reserve is usage.Store's.
func (s *Store) Reserve(ctx context.Context, sc build.Scope, buildID string, tokens int64, p usage.Period, at time.Time, check func(used, reserved int64) error) error {
	return s.tx(ctx, func(tx *sql.Tx) error {
		var used, reserved int64
		err := tx.QueryRowContext(ctx, `SELECT COALESCE(sum(billed), 0)`+usageWhere, sc.AccountID, sc.Livemode, micros(p.Start), micros(p.End)).Scan(&used)
		if err != nil {
			return err
		}
		// A crash between reservation and build leaves a reservation for nothing: it stops counting after orphanAge.
		err = tx.QueryRowContext(ctx, `SELECT COALESCE(sum(tokens), 0) FROM usage_reservations r
			WHERE r.account_id = $1 AND r.livemode = $2 AND r.build_id <> $3
			AND (r.created_at > $4 OR EXISTS (SELECT 1 FROM builds b WHERE b.id = r.build_id))`,
			sc.AccountID, sc.Livemode, buildID, micros(at.Add(-orphanAge))).Scan(&reserved)
		if err != nil {
			return err
		}
		if err := check(used, reserved); err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `INSERT INTO usage_reservations (build_id, account_id, livemode, tokens, created_at)
			VALUES ($1,$2,$3,$4,$5) ON CONFLICT (build_id) DO UPDATE SET tokens = excluded.tokens`,
			buildID, sc.AccountID, sc.Livemode, tokens, micros(at))
		return err
	})
}

// ReleaseReservation is usage.Store's.
func (s *Store) ReleaseReservation(ctx context.Context, buildID string) error {
	_, err := s.write.ExecContext(ctx, `DELETE FROM usage_reservations WHERE build_id = $1`, buildID)
	return err
}

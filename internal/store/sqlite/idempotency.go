package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"time"

	"github.com/skycot/skycot/internal/idempotency"
)

var _ idempotency.Store = (*Store)(nil)

// ClaimKey is idempotency.Store's.
func (s *Store) ClaimKey(ctx context.Context, r idempotency.Record, now time.Time) (idempotency.Record, bool, error) {
	held, mine := r, true
	err := s.tx(ctx, func(tx *sql.Tx) error {
		var fp, body []byte
		var locked, created int64
		var status sql.NullInt64
		var headers sql.NullString
		err := tx.QueryRowContext(ctx, `SELECT fingerprint, resource_id, locked_until, status, headers, body, created_at
			FROM idempotency WHERE account_id = $1 AND livemode = $2 AND key = $3`, r.Scope.AccountID, r.Scope.Livemode, r.Key).
			Scan(&fp, &held.ResourceID, &locked, &status, &headers, &body, &created)
		if errors.Is(err, sql.ErrNoRows) {
			held.ResourceID = r.ResourceID
			_, err := tx.ExecContext(ctx, `INSERT INTO idempotency (account_id, livemode, key, fingerprint, resource_id, locked_until, created_at)
				VALUES ($1,$2,$3,$4,$5,$6,$7)`, r.Scope.AccountID, r.Scope.Livemode, r.Key, r.Fingerprint[:], r.ResourceID,
				micros(r.LockedUntil), micros(r.CreatedAt))
			return err
		} else if err != nil {
			return err
		}
		copy(held.Fingerprint[:], fp)
		held.CreatedAt = fromMicros(created)
		if !status.Valid && held.Fingerprint == r.Fingerprint && locked <= micros(now) {
			_, err := tx.ExecContext(ctx, `UPDATE idempotency SET locked_until = $4 WHERE account_id = $1 AND livemode = $2 AND key = $3`,
				r.Scope.AccountID, r.Scope.Livemode, r.Key, micros(r.LockedUntil))
			return err
		}
		mine, held.LockedUntil = false, fromMicros(locked)
		if status.Valid {
			held.Answer = &idempotency.Answer{Status: int(status.Int64), Body: body}
			return json.Unmarshal([]byte(headers.String), &held.Answer.Headers)
		}
		return nil
	})
	return held, mine, err
}

// AnswerKey is idempotency.Store's.
func (s *Store) AnswerKey(ctx context.Context, r idempotency.Record, a idempotency.Answer) error {
	headers, err := json.Marshal(a.Headers)
	if err != nil {
		return err
	}
	_, err = s.write.ExecContext(ctx, `UPDATE idempotency SET status = $5, headers = $6, body = $7
		WHERE account_id = $1 AND livemode = $2 AND key = $3 AND locked_until = $4`,
		r.Scope.AccountID, r.Scope.Livemode, r.Key, micros(r.LockedUntil), a.Status, string(headers), a.Body)
	return err
}

// FreeKey is idempotency.Store's.
func (s *Store) FreeKey(ctx context.Context, r idempotency.Record) error {
	_, err := s.write.ExecContext(ctx, `DELETE FROM idempotency
		WHERE account_id = $1 AND livemode = $2 AND key = $3 AND locked_until = $4 AND status IS NULL`,
		r.Scope.AccountID, r.Scope.Livemode, r.Key, micros(r.LockedUntil))
	return err
}

// UnlockKey is idempotency.Store's.
func (s *Store) UnlockKey(ctx context.Context, r idempotency.Record) error {
	_, err := s.write.ExecContext(ctx, `UPDATE idempotency SET locked_until = 0
		WHERE account_id = $1 AND livemode = $2 AND key = $3 AND locked_until = $4 AND status IS NULL`,
		r.Scope.AccountID, r.Scope.Livemode, r.Key, micros(r.LockedUntil))
	return err
}

// DropKeys is idempotency.Store's.
func (s *Store) DropKeys(ctx context.Context, before time.Time) error {
	_, err := s.write.ExecContext(ctx, `DELETE FROM idempotency WHERE created_at < $1`, micros(before))
	return err
}

// ReleaseKeys is idempotency.Store's.
func (s *Store) ReleaseKeys(ctx context.Context) error {
	_, err := s.write.ExecContext(ctx, `UPDATE idempotency SET locked_until = 0 WHERE status IS NULL`)
	return err
}

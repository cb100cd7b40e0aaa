package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/skycot/skycot/internal/account"
)

var _ account.Store = (*Store)(nil)

const accountColumns = `a.id, a.email, a.tier, a.requests_per_minute, a.tokens_per_month, a.concurrent_builds, a.overage,
	a.spending_cap_cents, a.created_at, a.updated_at`

const keyColumns = `k.id, k.account_id, k.livemode, k.name, k.last4, k.created_at, k.used_at, k.revoked_at`

// row is what *sql.Row and *sql.Rows have in common.
type row interface{ Scan(dest ...any) error }

// accountRow holds the columns of accountColumns as the driver gives them.
type accountRow struct {
	a                    account.Account
	perMinute, builds    sql.NullInt64
	tokens, cap          sql.NullInt64
	createdAt, updatedAt int64
}

func (r *accountRow) dest() []any {
	return []any{&r.a.ID, &r.a.Email, &r.a.Tier, &r.perMinute, &r.tokens, &r.builds, &r.a.Overage, &r.cap, &r.createdAt, &r.updatedAt}
}

func (r *accountRow) account() account.Account {
	a := r.a
	a.RequestsPerMinute, a.ConcurrentBuilds = fromNullInt(r.perMinute), fromNullInt(r.builds)
	if r.tokens.Valid {
		a.TokensPerMonth = &r.tokens.Int64
	}
	if r.cap.Valid {
		a.SpendingCapCents = &r.cap.Int64
	}
	a.CreatedAt, a.UpdatedAt = fromMicros(r.createdAt), fromMicros(r.updatedAt)
	return a
}

// keyRow holds the columns of keyColumns as the driver gives them.
type keyRow struct {
	k                 account.Key
	createdAt         int64
	usedAt, revokedAt sql.NullInt64
}

func (r *keyRow) dest() []any {
	return []any{&r.k.ID, &r.k.AccountID, &r.k.Livemode, &r.k.Name, &r.k.Last4, &r.createdAt, &r.usedAt, &r.revokedAt}
}

func (r *keyRow) key() account.Key {
	k := r.k
	k.CreatedAt, k.UsedAt, k.RevokedAt = fromMicros(r.createdAt), fromNullMicros(r.usedAt), fromNullMicros(r.revokedAt)
	return k
}

func scanAccount(r row) (account.Account, error) {
	var ar accountRow
	if err := r.Scan(ar.dest()...); err != nil {
		return account.Account{}, orNotFound(err, account.ErrNotFound)
	}
	return ar.account(), nil
}

func scanKey(r row) (account.Key, error) {
	var kr keyRow
	if err := r.Scan(kr.dest()...); err != nil {
		return account.Key{}, orNotFound(err, account.ErrNotFound)
	}
	return kr.key(), nil
}

// orNotFound turns "no rows" into the caller's own word for it.
func orNotFound(err, notFound error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return notFound
	}
	return err
}

func nullInt(v *int) sql.NullInt64 {
	if v == nil {
		return sql.NullInt64{}
	}
	return sql.NullInt64{Int64: int64(*v), Valid: true}
}

func nullInt64(v *int64) sql.NullInt64 {
	if v == nil {
		return sql.NullInt64{}
	}
	return sql.NullInt64{Int64: *v, Valid: true}
}

func fromNullInt(v sql.NullInt64) *int {
	if !v.Valid {
		return nil
	}
	n := int(v.Int64)
	return &n
}

// InsertAccount is account.Store's.
func (s *Store) InsertAccount(ctx context.Context, a account.Account) error {
	_, err := s.write.ExecContext(ctx, `INSERT INTO accounts (id, email, tier, requests_per_minute, tokens_per_month,
		concurrent_builds, overage, spending_cap_cents, created_at, updated_at) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10)`,
		a.ID, a.Email, a.Tier, nullInt(a.RequestsPerMinute), nullInt64(a.TokensPerMonth), nullInt(a.ConcurrentBuilds),
		a.Overage, nullInt64(a.SpendingCapCents), micros(a.CreatedAt), micros(a.UpdatedAt))
	if isUnique(err) {
		return account.ErrEmailTaken
	}
	return err
}

// UpdateAccount is account.Store's.
func (s *Store) UpdateAccount(ctx context.Context, id string, change func(*account.Account) error) (account.Account, error) {
	var a account.Account
	err := s.tx(ctx, func(tx *sql.Tx) error {
		var err error
		if a, err = scanAccount(tx.QueryRowContext(ctx, `SELECT `+accountColumns+` FROM accounts a WHERE a.id = $1`, id)); err != nil {
			return err
		}
		if err := change(&a); err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `UPDATE accounts SET tier = $2, requests_per_minute = $3, tokens_per_month = $4,
			concurrent_builds = $5, overage = $6, spending_cap_cents = $7, updated_at = $8 WHERE id = $1`,
			id, a.Tier, nullInt(a.RequestsPerMinute), nullInt64(a.TokensPerMonth), nullInt(a.ConcurrentBuilds), a.Overage,
			nullInt64(a.SpendingCapCents), micros(a.UpdatedAt))
		return err
	})
	return a, err
}

// Account is account.Store's.
func (s *Store) Account(ctx context.Context, id string) (account.Account, error) {
	return scanAccount(s.read.QueryRowContext(ctx, `SELECT `+accountColumns+` FROM accounts a WHERE a.id = $1`, id))
}

// AccountByEmail is account.Store's.
func (s *Store) AccountByEmail(ctx context.Context, email string) (account.Account, error) {
	return scanAccount(s.read.QueryRowContext(ctx, `SELECT `+accountColumns+` FROM accounts a WHERE a.email = $1`, email))
}

// InsertKey is account.Store's.
func (s *Store) InsertKey(ctx context.Context, k account.Key, h account.Hash, limit int) error {
	return s.tx(ctx, func(tx *sql.Tx) error {
		var active int
		err := tx.QueryRowContext(ctx, `SELECT count(*) FROM api_keys WHERE account_id = $1 AND revoked_at IS NULL`, k.AccountID).Scan(&active)
		if err != nil {
			return err
		}
		if active >= limit {
			return account.ErrKeyLimit
		}
		_, err = tx.ExecContext(ctx, `INSERT INTO api_keys (id, account_id, livemode, name, last4, hash, created_at)
			VALUES ($1,$2,$3,$4,$5,$6,$7)`, k.ID, k.AccountID, k.Livemode, k.Name, k.Last4, h[:], micros(k.CreatedAt))
		return err
	})
}

// Keys is account.Store's.
func (s *Store) Keys(ctx context.Context, accountID string) ([]account.Key, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT `+keyColumns+` FROM api_keys k WHERE k.account_id = $1 ORDER BY k.id DESC`, accountID)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	keys := []account.Key{}
	for rows.Next() {
		k, err := scanKey(rows)
		if err != nil {
			return nil, err
		}
		keys = append(keys, k)
	}
	return keys, rows.Err()
}

// RevokeKey is account.Store's.
func (s *Store) RevokeKey(ctx context.Context, accountID, keyID string, at time.Time) (account.Key, error) {
	var k account.Key
	err := s.tx(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `UPDATE api_keys SET revoked_at = $3 WHERE id = $1 AND account_id = $2 AND revoked_at IS NULL`,
			keyID, accountID, micros(at))
		if err != nil {
			return err
		}
		k, err = scanKey(tx.QueryRowContext(ctx, `SELECT `+keyColumns+` FROM api_keys k WHERE k.id = $1 AND k.account_id = $2`, keyID, accountID))
		return err
	})
	return k, err
}

// KeyByHash is account.Store's.
func (s *Store) KeyByHash(ctx context.Context, h account.Hash) (account.Key, account.Account, error) {
	const query = `SELECT ` + keyColumns + `, ` + accountColumns + ` FROM api_keys k JOIN accounts a ON a.id = k.account_id WHERE k.hash = $1`
	version, err := s.Version(ctx) // before the read: what changes meanwhile is noticed next time
	if err != nil {
		return account.Key{}, account.Account{}, err
	}
	if f, ok := s.keys.get(version, h); ok {
		return f.key, f.owner, nil
	}
	stmt, err := s.prepared(ctx, query)
	if err != nil {
		return account.Key{}, account.Account{}, err
	}
	var kr keyRow
	var ar accountRow
	if err := stmt.QueryRowContext(ctx, h[:]).Scan(append(kr.dest(), ar.dest()...)...); err != nil {
		return account.Key{}, account.Account{}, orNotFound(err, account.ErrNotFound)
	}
	f := foundKey{kr.key(), ar.account()}
	s.keys.put(version, h, f)
	return f.key, f.owner, nil
}

// TouchKey is account.Store's.
func (s *Store) TouchKey(ctx context.Context, keyID string, at time.Time) error {
	_, err := s.write.ExecContext(ctx, `UPDATE api_keys SET used_at = $2 WHERE id = $1`, keyID, micros(at))
	return err
}

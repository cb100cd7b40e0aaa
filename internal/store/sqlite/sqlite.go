// Package sqlite keeps everything the services must not forget in one SQLite file, for a server that needs no other
// program beside it.
//
// It is one side of the storage seam: the services own the interfaces, storetest holds the one conformance suite that
// this driver and any later one must pass. The SQL is portable (times are microseconds set from Go, JSON is TEXT,
// parameters are $1…), so that the same statements run on Postgres.
package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/pressly/goose/v3"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

//go:embed migrations/*.sql
var migrations embed.FS

// Store is one open database. Its methods may be called from many goroutines; several processes may open the same
// folder (a running server and the CLI).
type Store struct {
	// write has one connection, so writers queue in the process instead of failing with SQLITE_BUSY, and every
	// transaction on it takes the write lock at once.
	write *sql.DB
	// read never blocks on the writer (WAL). Queries on it see committed data only.
	read *sql.DB
	// statements are the prepared hot reads, see prepared.
	statements statementCache
	version    versionReader
	keys       keyCache
}

// Open opens or creates dir/skycot.db, makes dir if need be, and brings the schema up to date.
func Open(dir string) (*Store, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("make the data folder: %w", err)
	}
	path := filepath.Join(dir, "skycot.db")
	const pragmas = "_pragma=busy_timeout(5000)&_pragma=journal_mode(WAL)&_pragma=synchronous(NORMAL)&_pragma=foreign_keys(1)"
	write, err := sql.Open("sqlite", "file:"+path+"?"+pragmas+"&_txlock=immediate")
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	write.SetMaxOpenConns(1)
	if err := migrate(write); err != nil {
		write.Close()
		return nil, fmt.Errorf("bring %s to the current schema: %w", path, err)
	}
	read, err := sql.Open("sqlite", "file:"+path+"?"+pragmas+"&_pragma=query_only(1)")
	if err != nil {
		write.Close()
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	read.SetMaxOpenConns(5) // four that read, one that watches the version
	read.SetMaxIdleConns(5)
	return &Store{write: write, read: read}, nil
}

func migrate(db *sql.DB) error {
	dir, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	provider, err := goose.NewProvider(goose.DialectSQLite3, db, dir)
	if err != nil {
		return err
	}
	_, err = provider.Up(context.Background())
	return err
}

// Close closes the database. Calls that come later fail.
func (s *Store) Close() error {
	s.statements.close()
	s.version.close()
	return errors.Join(s.read.Close(), s.write.Close())
}

// Ping reports whether the database answers.
func (s *Store) Ping(ctx context.Context) error { return s.read.PingContext(ctx) }

// tx runs f in one write transaction: committed when f returns nil, rolled back otherwise. Nothing else writes
// meanwhile, so what f reads through its *sql.Tx stays true until the commit.
func (s *Store) tx(ctx context.Context, f func(*sql.Tx) error) error {
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() //nolint:errcheck // after a commit there is nothing to roll back
	if err := f(tx); err != nil {
		return err
	}
	return tx.Commit()
}

// micros and fromMicros are how times are kept: microseconds since 1970, UTC.
func micros(t time.Time) int64 { return t.UnixMicro() }

func fromMicros(us int64) time.Time { return time.UnixMicro(us).UTC() }

// nullMicros and fromNullMicros are the same for times that may be missing.
func nullMicros(t *time.Time) sql.NullInt64 {
	if t == nil {
		return sql.NullInt64{}
	}
	return sql.NullInt64{Int64: micros(*t), Valid: true}
}

func fromNullMicros(v sql.NullInt64) *time.Time {
	if !v.Valid {
		return nil
	}
	t := fromMicros(v.Int64)
	return &t
}

// isUnique reports whether err is a violated unique constraint or primary key.
func isUnique(err error) bool {
	var e *sqlite.Error
	return errors.As(err, &e) && (e.Code() == sqlite3.SQLITE_CONSTRAINT_UNIQUE || e.Code() == sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY)
}

package sqlite

import (
	"context"
	"database/sql"
	"sync"

	"github.com/skycot/skycot/internal/account"
)

// versionReader asks SQLite whether anything was committed since the last time, by this process or any other: one
// connection of its own, which never writes, as PRAGMA data_version wants it.
type versionReader struct {
	mu   sync.Mutex
	conn *sql.Conn
	stmt *sql.Stmt
	// epoch counts the connections there were: SQLite's number means something within one only.
	epoch int64
}

// Version returns a number that changes whenever anything in the database has. What was read after a call may be kept
// for as long as later calls return the same. It costs a fraction of a read.
func (s *Store) Version(ctx context.Context) (int64, error) {
	v := &s.version
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.stmt == nil {
		conn, err := s.read.Conn(context.WithoutCancel(ctx))
		if err != nil {
			return 0, err
		}
		stmt, err := conn.PrepareContext(context.WithoutCancel(ctx), `PRAGMA data_version`)
		if err != nil {
			conn.Close()
			return 0, err
		}
		v.conn, v.stmt = conn, stmt
		v.epoch++
	}
	var n int64
	// Not cancelled half-way: the answer takes microseconds, and a cancelled query would cost the connection.
	if err := v.stmt.QueryRowContext(context.WithoutCancel(ctx)).Scan(&n); err != nil {
		v.drop() // the next call takes a new connection
		return 0, err
	}
	return v.epoch<<32 | n&(1<<32-1), nil
}

func (v *versionReader) close() {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.drop()
}

// drop closes the connection. The caller holds the lock.
func (v *versionReader) drop() {
	if v.stmt != nil {
		v.stmt.Close()
		v.conn.Close()
		v.stmt, v.conn = nil, nil
	}
}

// keyCache keeps found keys for as long as the database does not change, so that a key costs no read per request and a
// revocation, by whichever process, still holds for the next one.
type keyCache struct {
	mu      sync.RWMutex
	version int64
	found   map[account.Hash]foundKey
}

type foundKey struct {
	key   account.Key
	owner account.Account
}

// maxKeys bounds the cache; when it is full it starts again.
const maxKeys = 10_000

func (c *keyCache) get(version int64, h account.Hash) (foundKey, bool) {
	c.mu.RLock()
	defer c.mu.RUnlock()
	if c.version != version {
		return foundKey{}, false
	}
	f, ok := c.found[h]
	return f, ok
}

func (c *keyCache) put(version int64, h account.Hash, f foundKey) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.version != version || c.found == nil || len(c.found) >= maxKeys {
		c.version, c.found = version, map[account.Hash]foundKey{}
	}
	c.found[h] = f
}

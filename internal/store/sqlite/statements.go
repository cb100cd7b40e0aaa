package sqlite

import (
	"context"
	"database/sql"
	"sync"
)

// statementCache keeps prepared statements of the read pool by their text: parsing is half the cost of a point read.
// Only constant queries may go through it, or it would grow without bound.
type statementCache struct {
	byQuery sync.Map // string → *sql.Stmt
}

// prepared returns the statement for a constant query, prepared once on the read pool.
func (s *Store) prepared(ctx context.Context, query string) (*sql.Stmt, error) {
	if v, ok := s.statements.byQuery.Load(query); ok {
		return v.(*sql.Stmt), nil
	}
	stmt, err := s.read.PrepareContext(ctx, query)
	if err != nil {
		return nil, err
	}
	if v, loaded := s.statements.byQuery.LoadOrStore(query, stmt); loaded {
		stmt.Close()
		return v.(*sql.Stmt), nil
	}
	return stmt, nil
}

func (c *statementCache) close() {
	c.byQuery.Range(func(k, v any) bool {
		v.(*sql.Stmt).Close()
		c.byQuery.Delete(k)
		return true
	})
}

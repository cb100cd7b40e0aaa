package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"

	"github.com/skycot/skycot/internal/build"
)

const buildColumns = `id, account_id, livemode, project_id, number, base_build_id, status, progress, requirements,
	model_preference, integrations, archetype, estimate, questions, coverage, results, verification, error, artifact,
	tokens_input, tokens_output, tokens_cached, verify, verified, isolation, compiler, recovery, edits, merged, restores, created_at, started_at, completed_at`

const sessionColumns = `id, build_id, name, layer, status, engine, model, depends_on, attempts, tokens_input, tokens_output,
	tokens_cached, files, error, started_at, completed_at`

// column reads a JSON column into what v points at.
type column struct{ v any }

// Scan implements sql.Scanner; NULL leaves the value as it is.
func (c column) Scan(src any) error {
	switch s := src.(type) {
	case nil:
		return nil
	case string:
		return json.Unmarshal([]byte(s), c.v)
	case []byte:
		return json.Unmarshal(s, c.v)
	}
	return fmt.Errorf("a JSON column holds a %T", src)
}

// text encodes a JSON column; a nil pointer is NULL, a nil slice [].
func text(v any) (any, error) {
	switch rv := reflect.ValueOf(v); {
	case rv.Kind() == reflect.Pointer && rv.IsNil():
		return nil, nil
	case rv.Kind() == reflect.Slice && rv.IsNil():
		return "[]", nil
	}
	raw, err := json.Marshal(v)
	return string(raw), err
}

// texts encodes several JSON columns.
func texts(vs ...any) ([]any, error) {
	out := make([]any, len(vs))
	for i, v := range vs {
		t, err := text(v)
		if err != nil {
			return nil, err
		}
		out[i] = t
	}
	return out, nil
}

// loadBuild returns the one build that where finds, or sql.ErrNoRows.
func loadBuild(ctx context.Context, q querier, where string, args ...any) (*build.Record, error) {
	records, err := loadBuilds(ctx, q, where, args...)
	if err != nil {
		return nil, err
	}
	if len(records) == 0 {
		return nil, sql.ErrNoRows
	}
	return records[0], nil
}

func loadBuilds(ctx context.Context, q querier, where string, args ...any) ([]*build.Record, error) {
	rows, err := q.QueryContext(ctx, `SELECT `+buildColumns+` FROM builds `+where, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var records []*build.Record
	byID := map[string]*build.Record{}
	for rows.Next() {
		r := &build.Record{}
		b := &r.Build
		var created int64
		var started, completed sql.NullInt64
		if err := rows.Scan(&b.ID, &b.AccountID, &b.Livemode, &b.ProjectID, &b.Number, &b.BaseBuildID, &b.Status, &b.Progress, &b.Requirements,
			&b.ModelPreference, column{&b.Integrations}, column{&b.Archetype}, column{&b.Estimate}, column{&b.Questions}, column{&b.Coverage},
			column{&r.Results}, column{&b.Verification}, column{&b.Error}, column{&b.Artifact},
			&b.Tokens.Input, &b.Tokens.Output, &b.Tokens.Cached, &b.Verify, &b.Verified, &b.Isolation, &b.Compiler, column{&b.Recovery}, column{&r.Edits}, column{&r.Merged}, &b.Restores, &created, &started, &completed); err != nil {
			return nil, err
		}
		b.CreatedAt, b.StartedAt, b.CompletedAt = fromMicros(created), fromNullMicros(started), fromNullMicros(completed)
		records = append(records, r)
		byID[b.ID] = r
	}
	if err := errors.Join(rows.Err(), rows.Close()); err != nil || len(records) == 0 {
		return nil, err
	}
	return records, loadSessions(ctx, q, byID)
}

// loadSessions gives each build its sessions, in plan order.
func loadSessions(ctx context.Context, q querier, byID map[string]*build.Record) error {
	args := make([]any, 0, len(byID))
	marks := make([]string, 0, len(byID))
	for id := range byID {
		args = append(args, id)
		marks = append(marks, fmt.Sprintf("$%d", len(args)))
	}
	rows, err := q.QueryContext(ctx, `SELECT `+sessionColumns+` FROM sessions WHERE build_id IN (`+strings.Join(marks, ", ")+`)
		ORDER BY build_id, position`, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var s build.Session
		var started, completed sql.NullInt64
		if err := rows.Scan(&s.ID, &s.BuildID, &s.Name, &s.Layer, &s.Status, &s.Engine, &s.Model, column{&s.DependsOn}, &s.Attempts,
			&s.Tokens.Input, &s.Tokens.Output, &s.Tokens.Cached, &s.Files, column{&s.Error}, &started, &completed); err != nil {
			return err
		}
		s.StartedAt, s.CompletedAt = fromNullMicros(started), fromNullMicros(completed)
		r := byID[s.BuildID]
		r.Sessions = append(r.Sessions, s)
	}
	return rows.Err()
}

// insertBuild adds the rows of a new build and its sessions; what may change later is written by save.
func insertBuild(ctx context.Context, tx *sql.Tx, r *build.Record) error {
	b := &r.Build
	edits, err := text(r.Edits)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO builds (id, account_id, livemode, project_id, number, base_build_id, status, progress,
			requirements, model_preference, integrations, archetype, estimate, questions, coverage, results, verification,
			tokens_input, tokens_output, tokens_cached, verify, verified, isolation, compiler, zip_key, event_seq, created_at, edits, restores)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, '[]', '{}', '{}', '[]', '{}', '[]', '[]', 0, 0, 0, $11, FALSE, '', $12, '', 0, $13, $14, $15)`,
		b.ID, b.AccountID, b.Livemode, b.ProjectID, b.Number, b.BaseBuildID, b.Status, b.Progress, b.Requirements, b.ModelPreference,
		b.Verify, b.Compiler, micros(b.CreatedAt), edits, b.Restores)
	if err != nil {
		return err
	}
	for i, s := range b.Sessions {
		needs, err := text(s.DependsOn)
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `INSERT INTO sessions (id, build_id, position, name, layer, status, engine, model, depends_on,
				attempts, tokens_input, tokens_output, tokens_cached, files) VALUES ($1, $2, $3, $4, $5, $6, $7, '', $8, 0, 0, 0, 0, $9)`,
			s.ID, b.ID, i, s.Name, s.Layer, s.Status, s.Engine, needs, s.Files); err != nil {
			return err
		}
	}
	return nil
}

// save writes a changed record: the build, the sessions that differ from before, and its Changes.
func save(ctx context.Context, tx *sql.Tx, r *build.Record, before []build.Session) error {
	b := &r.Build
	if a := r.Changes.Admit; a != nil {
		if err := mayStart(ctx, tx, b, a.ConcurrentBuilds); err != nil {
			return err
		}
	}
	js, err := texts(b.Integrations, b.Archetype, b.Estimate, b.Questions, b.Coverage, r.Results, b.Verification, b.Error, b.Artifact, b.Recovery, r.Merged)
	if err != nil {
		return err
	}
	args := append([]any{b.ID, b.Status, b.Progress, b.Tokens.Input, b.Tokens.Output, b.Tokens.Cached, b.Verified, b.Isolation,
		nullMicros(b.StartedAt), nullMicros(b.CompletedAt), len(r.Changes.Events)}, js...)
	var seq int64
	err = tx.QueryRowContext(ctx, `UPDATE builds SET status = $2, progress = $3, tokens_input = $4, tokens_output = $5, tokens_cached = $6,
			verified = $7, isolation = $8, started_at = $9, completed_at = $10, event_seq = event_seq + $11,
			integrations = $12, archetype = $13, estimate = $14, questions = $15, coverage = $16, results = $17, verification = $18,
			error = $19, artifact = $20, recovery = $21, merged = $22 WHERE id = $1 RETURNING event_seq`, args...).Scan(&seq)
	if err != nil {
		return err
	}
	for i := range b.Sessions {
		if i < len(before) && reflect.DeepEqual(before[i], b.Sessions[i]) {
			continue
		}
		if err := saveSession(ctx, tx, &b.Sessions[i]); err != nil {
			return err
		}
	}
	return saveChanges(ctx, tx, r, seq-int64(len(r.Changes.Events)))
}

func saveSession(ctx context.Context, tx *sql.Tx, s *build.Session) error {
	problem, err := text(s.Error)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `UPDATE sessions SET status = $2, model = $3, attempts = $4, tokens_input = $5, tokens_output = $6,
			tokens_cached = $7, files = $8, error = $9, started_at = $10, completed_at = $11 WHERE id = $1`,
		s.ID, s.Status, s.Model, s.Attempts, s.Tokens.Input, s.Tokens.Output, s.Tokens.Cached, s.Files, problem,
		nullMicros(s.StartedAt), nullMicros(s.CompletedAt))
	return err
}

// saveChanges writes what stands beside the build; seq is the last event number given out so far.
func saveChanges(ctx context.Context, tx *sql.Tx, r *build.Record, seq int64) error {
	c := &r.Changes
	for _, sw := range c.Files {
		if err := switchFiles(ctx, tx, r, sw); err != nil {
			return err
		}
	}
	// Leaving the queue comes first: a session may leave and enter it in one change.
	if err := dequeue(ctx, tx, c.Dequeue); err != nil {
		return err
	}
	if err := enqueue(ctx, tx, c.Enqueue); err != nil {
		return err
	}
	for _, l := range c.Ledger {
		if _, err := tx.ExecContext(ctx, `INSERT INTO usage_ledger (id, account_id, livemode, project_id, build_id, model, input, output, cached, billed, created_at)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`, l.ID, r.AccountID, r.Livemode, r.ProjectID, r.ID, l.Model,
			l.Tokens.Input, l.Tokens.Output, l.Tokens.Cached, l.Tokens.Total(), micros(l.At)); err != nil {
			return err
		}
	}
	for _, e := range c.Settled {
		if _, err := tx.ExecContext(ctx, `DELETE FROM edits WHERE project_id = $1 AND path = $2 AND sha256 = $3`, r.ProjectID, e.Path, e.SHA256); err != nil {
			return err
		}
	}
	if m := c.Remade; m != nil {
		js, err := texts(m.Spec, m.Plan)
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `UPDATE build_specs SET asked = coalesce(asked, spec), spec = $2, plan = $3 WHERE build_id = $1`, r.ID, js[0], js[1]); err != nil {
			return err
		}
	}
	if c.Zip != nil {
		if _, err := tx.ExecContext(ctx, `UPDATE builds SET zip_key = $2 WHERE id = $1`, r.ID, c.Zip.Key); err != nil {
			return err
		}
	}
	if r.Status.Ended() {
		if _, err := tx.ExecContext(ctx, `DELETE FROM usage_reservations WHERE build_id = $1`, r.ID); err != nil {
			return err
		}
	}
	for i, e := range c.Events {
		if _, err := tx.ExecContext(ctx, `INSERT INTO events (build_id, seq, type, data, created_at) VALUES ($1, $2, $3, $4, $5)`,
			r.ID, seq+int64(i)+1, e.Type, string(e.Data), micros(e.At)); err != nil {
			return err
		}
	}
	r.Changes = build.Changes{}
	return nil
}

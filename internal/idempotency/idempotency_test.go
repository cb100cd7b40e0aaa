package idempotency_test

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/skycot/skycot/internal/build"
	"github.com/skycot/skycot/internal/fault"
	"github.com/skycot/skycot/internal/idempotency"
	"github.com/skycot/skycot/internal/store/sqlite"
	"github.com/skycot/skycot/internal/store/storetest"
)

type setting struct {
	service *idempotency.Service
	scope   build.Scope
	now     time.Time
}

func newSetting(t *testing.T) *setting {
	t.Helper()
	store, err := sqlite.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	s := &setting{scope: build.Scope{AccountID: storetest.NewAccount(t, store).ID, Livemode: true}, now: time.Unix(1_800_000_000, 0)}
	s.service = idempotency.NewService(store, func() time.Time {
		s.now = s.now.Add(100 * time.Millisecond) // the clock moves as it is looked at, so waiting ends
		return s.now
	})
	return s
}

// do sends a request whose effect is f, with a resource id of its own.
func (s *setting) do(fp byte, id string, f func(id string) (idempotency.Answer, error)) (idempotency.Answer, bool, error) {
	return s.service.Do(context.Background(), s.scope, "key", idempotency.Fingerprint{fp}, id, f)
}

func made(id string) (idempotency.Answer, error) {
	return idempotency.Answer{Status: 201, Body: []byte(id)}, nil
}

func TestATwinOfARequestAtWorkIsToldSo(t *testing.T) {
	s := newSetting(t)
	a, replayed, err := s.do(1, "first", func(id string) (idempotency.Answer, error) {
		if _, _, err := s.do(1, "second", made); fault.CodeOf(err) != fault.IdempotencyInProgress {
			t.Errorf("twin: %v", err)
		}
		if _, _, err := s.do(2, "third", made); fault.CodeOf(err) != fault.IdempotencyKeyReused {
			t.Errorf("another request: %v", err)
		}
		return made(id)
	})
	if err != nil || replayed || string(a.Body) != "first" {
		t.Errorf("%s %v %v", a.Body, replayed, err)
	}
	if a, replayed, err := s.do(1, "fourth", made); err != nil || !replayed || string(a.Body) != "first" {
		t.Errorf("replay: %s %v %v", a.Body, replayed, err)
	}
}

func TestARefusalFreesTheKeyAndAFailureKeepsItsID(t *testing.T) {
	s := newSetting(t)
	refused := fault.New(fault.ProjectNotFound, "none")
	if _, _, err := s.do(1, "first", func(string) (idempotency.Answer, error) { return idempotency.Answer{}, refused }); !errors.Is(err, refused) {
		t.Errorf("refusal: %v", err)
	}
	if _, _, err := s.do(2, "second", func(string) (idempotency.Answer, error) {
		return idempotency.Answer{}, fmt.Errorf("the disk is full")
	}); fault.CodeOf(err) != fault.Internal {
		t.Errorf("failure: %v", err)
	}
	// Whether that had its effect is unknown, so the next try makes the same thing.
	if a, replayed, err := s.do(2, "third", made); err != nil || replayed || string(a.Body) != "second" {
		t.Errorf("after the failure: %s %v %v", a.Body, replayed, err)
	}
}

func TestAPanicLeavesTheKeyUsable(t *testing.T) {
	s := newSetting(t)
	func() {
		defer func() {
			if recover() == nil {
				t.Error("the panic must go on")
			}
		}()
		_, _, _ = s.do(1, "first", func(string) (idempotency.Answer, error) { panic("x") })
	}()
	if a, _, err := s.do(1, "second", made); err != nil || string(a.Body) != "first" {
		t.Errorf("after the panic: %s %v", a.Body, err)
	}
}

func TestKeysAreForgottenAfterADay(t *testing.T) {
	s := newSetting(t)
	if _, _, err := s.do(1, "first", made); err != nil {
		t.Fatal(err)
	}
	s.now = s.now.Add(idempotency.Keep - time.Hour)
	if _, replayed, err := s.do(1, "second", made); err != nil || !replayed {
		t.Errorf("within the day: %v %v", replayed, err)
	}
	s.now = s.now.Add(2 * time.Hour)
	if a, replayed, err := s.do(2, "third", made); err != nil || replayed || string(a.Body) != "third" {
		t.Errorf("after it: %s %v %v", a.Body, replayed, err)
	}
	if err := s.service.Sweep(context.Background()); err != nil {
		t.Error(err)
	}
}

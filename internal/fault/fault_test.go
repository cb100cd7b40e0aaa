package fault

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

func TestFromHidesWhatIsNotAFault(t *testing.T) {
	e := From(errors.New("pq: password authentication failed for user root"))
	if e.Code != Internal || e.Code.Status() != 500 {
		t.Fatalf("code %s", e.Code)
	}
	if strings.Contains(e.Message, "password") || e.Details != nil {
		t.Errorf("the inside leaks: %q %v", e.Message, e.Details)
	}
	if !strings.Contains(e.Error(), "password") {
		t.Error("the log must hold the cause")
	}
}

func TestFromFindsAWrappedFault(t *testing.T) {
	err := fmt.Errorf("outer: %w", New(BuildNotFound, "none"))
	if CodeOf(err) != BuildNotFound || !errors.Is(err, New(BuildNotFound, "")) || errors.Is(err, New(NotFound, "")) {
		t.Errorf("got %v", From(err))
	}
	if From(nil) != nil || CodeOf(nil) != "" {
		t.Error("nil must stay nil")
	}
}

func TestWithDoesNotShare(t *testing.T) {
	base := New(NotFound, "none").With("a", 1)
	one, two := base.With("b", 1), base.With("b", 2)
	if one.Details["b"] != 1 || two.Details["b"] != 2 || len(base.Details) != 1 {
		t.Errorf("details are shared: %v %v %v", base.Details, one.Details, two.Details)
	}
}

func TestInvalidNamesThePlace(t *testing.T) {
	e := Invalid(Issue{Path: []any{"integrations", 1, "slug"}, Code: "invalid_value", Message: "no"}, Issue{Path: []any{"x"}})
	if e.Message != "integrations[1].slug: no (and 1 more in details.issues)" {
		t.Errorf("message %q", e.Message)
	}
}
